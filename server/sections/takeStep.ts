import type { ReturnPoint } from '@hesuan/shared/api/section.ts'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { columnOf } from '@hesuan/shared/template/lookup.ts'
import { act, type SectionAction, type SectionStatus } from '@hesuan/shared/workflow/transitions.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import { NO_SUCH_SECTION, type Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { noticeStep } from '../notices/noticeStep.ts'
import type { Database } from '../storage/database.ts'
import { addReturnPoints } from '../storage/sectionSteps.ts'
import { lockSection, moveSection, type Section } from '../storage/sections.ts'
import { retireSubmission } from '../storage/submissions.ts'
import { refuseActionNow } from './mayDo.ts'
import { recompute } from './recompute.ts'

const NO_SUCH_CELL: Refusal = { code: 'bad-request', message: '退回所指的单元格不在此分册中' }

/** Steps that take a submission back: the department's figures no longer hold it. */
const TAKES_BACK: ReadonlySet<SectionAction> = new Set(['withdraw', 'return'])

export interface Moved {
  readonly status: SectionStatus
  readonly at: string
  readonly consolidationChanged: boolean
}

/** Takes a step of the workflow other than submission, in one transaction. */
export const takeStep = (
  database: Database,
  step: {
    readonly person: SignedInPerson
    readonly sectionId: string
    readonly action: Exclude<SectionAction, 'submit'>
    readonly reason: string | null
    /** Of a return: what it is pinned to. */
    readonly points?: readonly ReturnPoint[]
    readonly at: string
  },
): Promise<Result<Moved, Refusal>> =>
  database.write.transaction().execute(async (trx) => {
    const { person, sectionId, action, reason, points = [], at } = step
    const section = await lockSection(trx, database.dialect, sectionId)
    if (section === null) return err(NO_SUCH_SECTION)
    const refused = await refuseActionNow(trx, person.userId, action, section)
    if (refused !== null) return err(refused)
    const next = act(section.status, action)
    if (!next.ok) throw new Error(`a right without a transition: ${action} from ${section.status}`)
    if (!points.every(({ cell }) => cell === null || isCellOf(section, cell))) return err(NO_SUCH_CELL)
    const event = await moveSection(trx, { section, action, to: next.value, userId: person.userId, at, reason })
    await addReturnPoints(trx, event, points)
    await noticeStep(trx, section, { action, userId: person.userId, at, reason })
    const consolidationChanged = TAKES_BACK.has(action)
    if (consolidationChanged) {
      await retireSubmission(trx, sectionId)
      await recompute(trx, database.dialect, { roundId: section.roundId, submissionId: null, at })
    }
    return ok({ status: next.value, at, consolidationChanged })
  })

function isCellOf({ kind, templateYear }: Section, cell: string): boolean {
  const place = parseCellKey(cell)
  const sheet = templateFor(templateYear).sheets.find((one) => one.id === place?.sheet && one.kind === kind)
  return place !== null && sheet !== undefined && columnOf(sheet, place.column) !== null
}
