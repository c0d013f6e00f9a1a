import { randomUUID } from 'node:crypto'
import type { SubmissionResult } from '@hesuan/shared/api/section.ts'
import { summarise } from '@hesuan/shared/consolidation/fold.ts'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { act } from '@hesuan/shared/workflow/transitions.ts'
import type { CollabService } from '../collab/collabService.ts'
import { refuseOpenConflicts } from '../conflicts/refuseOpenConflicts.ts'
import { canonicalSnapshot } from '../consolidation/canonicalSnapshot.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import { blockingFindings } from '../consolidation/openFindings.ts'
import { findingText } from '../consolidation/wire.ts'
import { NO_SUCH_SECTION, type Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { noticeStep } from '../notices/noticeStep.ts'
import type { Database } from '../storage/database.ts'
import { findSection, lockSection, moveSection } from '../storage/sections.ts'
import { addSubmission } from '../storage/submissions.ts'
import { refuseAction, refuseActionNow } from './mayDo.ts'
import { recompute } from './recompute.ts'

/** How long the last edits of the submitter may take to reach the disk. */
const DURABLE_WITHIN_MS = 10_000

const NOT_SAVED_YET: Refusal = {
  code: 'not-saved-yet',
  message: '您最近的修改还没有全部保存到服务器，请等页面显示“已保存”后再上报',
}

export interface SubmitParts {
  readonly database: Database
  readonly collab: Pick<CollabService, 'whenDurable' | 'stateAt'>
  readonly clock: () => Date
}

export interface Submitted extends SubmissionResult {
  readonly at: string
}

/** A refusal that has to undo what the transaction did so far. */
class RolledBack extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/**
 * Submits a section as its submitter sees it. One transaction: whatever goes wrong, or is refused, leaves the draft.
 * @param stateVector what the submitter sees at least
 */
export async function submitSection(
  { database, collab, clock }: SubmitParts,
  person: SignedInPerson,
  sectionId: string,
  stateVector: Uint8Array,
): Promise<Result<Submitted, Refusal>> {
  const before = await findSection(database.read, sectionId)
  if (before === null) return err(NO_SUCH_SECTION)
  const early = refuseAction(person, 'submit', before)
  if (early !== null) return err(early)
  if (!(await collab.whenDurable(sectionId, stateVector, DURABLE_WITHIN_MS))) return err(NOT_SAVED_YET)

  try {
    return ok(
      await database.write.transaction().execute(async (trx) => {
        const section = await lockSection(trx, database.dialect, sectionId)
        if (section === null) throw new RolledBack(NO_SUCH_SECTION)
        // Asked again under the lock, rights too: seconds may have passed since the first look.
        const refused = await refuseActionNow(trx, person.userId, 'submit', section)
        if (refused !== null) throw new RolledBack(refused)
        const next = act(section.status, 'submit')
        if (!next.ok) throw new Error(`a right without a transition: submit from ${section.status}`)

        const at = clock().toISOString()
        const { rows, sequence, state } = await collab.stateAt(trx, sectionId)
        const contested = await refuseOpenConflicts(trx, sectionId, rows, section.templateYear)
        if (contested !== null) throw new RolledBack(contested)
        const template = templateFor(section.templateYear)
        const snapshot = { unitCode: section.unitCode, kind: section.kind, precision: section.precision, rows }
        const canonical = canonicalSnapshot(snapshot)
        const submissionId = randomUUID()
        await addSubmission(trx, template, {
          id: submissionId,
          sectionId,
          userId: person.userId,
          at,
          snapshot: { id: randomUUID(), sequence, state, ...canonical },
          summary: summarise(template, snapshot),
        })
        const view = await recompute(trx, database.dialect, { roundId: section.roundId, submissionId, at })
        const blocking = blockingFindings(view.outcome().findings, section)
        if (blocking.length > 0) {
          throw new RolledBack({
            code: 'open-errors',
            message: `还有 ${blocking.length} 处勾稽错误未解决，不能上报`,
            details: blocking.map((finding) => findingText(finding, view.source, (unit) => unit === section.unitCode)),
          })
        }
        const step = { action: 'submit' as const, userId: person.userId, at, reason: null }
        await moveSection(trx, { section, to: next.value, ...step })
        await noticeStep(trx, section, step)
        return { id: sectionId, status: next.value, submissionId, sha256: canonical.sha256, at }
      }),
    )
  } catch (error) {
    if (error instanceof RolledBack) return err(error.refusal)
    throw error
  }
}
