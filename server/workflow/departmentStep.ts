import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { mayDepartment } from '@hesuan/shared/workflow/permissions.ts'
import {
  DEPARTMENT_NEXT,
  type DepartmentAction,
  type DepartmentStatus,
  lockHindrance,
} from '@hesuan/shared/workflow/transitions.ts'
import { submittedView } from '../consolidation/departmentViews.ts'
import { FORBIDDEN, type Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { readActors } from '../identity/readActors.ts'
import { noticeDepartment } from '../notices/noticeDepartment.ts'
import { lockRound } from '../storage/consolidations.ts'
import type { Database, Trx } from '../storage/database.ts'
import { addDepartmentStep, lockYear, moveYear } from '../storage/departmentSteps.ts'
import { type CurrentRound, roundOf } from '../storage/departments.ts'
import { lockSectionsOf, type Section } from '../storage/sections.ts'
import { currentSubmissions } from '../storage/submissions.ts'

const STATUS_TEXT = { compiling: '编制中', locked: '已锁定', published: '已公开' } as const
const ACTION_TEXT = { lock: '锁定', publish: '公开', reopen: '重新打开' } as const
const NOTICE = { lock: 'locked', publish: 'published', reopen: 'reopened' } as const

export interface DepartmentMoved {
  readonly status: DepartmentStatus
  /** Whose writers became readers, or the other way round. */
  readonly sections: readonly Section[]
}

/** Locks, publishes or reopens the budget of a year, in one transaction. */
export const departmentStep = (
  database: Database,
  step: {
    readonly person: SignedInPerson
    readonly roundId: string
    readonly action: DepartmentAction
    readonly reason: string | null
    readonly at: string
  },
): Promise<Result<DepartmentMoved, Refusal>> =>
  database.write.transaction().execute(async (trx) => {
    const { person, roundId, action, reason, at } = step
    const actor = (await readActors(trx, [person.userId])).get(person.userId)
    if (actor === undefined || !mayDepartment(actor, `department.${action}`)) return err(FORBIDDEN)
    await lockYear(trx, database.dialect, await roundOf(trx, roundId))
    const round = await roundOf(trx, roundId)
    const refused = refuseStep(round, action)
    if (refused !== null) return err(refused)
    const { status: from } = round.department
    const to = DEPARTMENT_NEXT[from][action]
    if (to === null) throw new Error(`a step without a transition: ${action} from ${from}`)
    // A step of a section or an edit is either in before us and seen, or it waits and finds the year as we leave it;
    // the round, for ceilings and whatever consolidates.
    const sections = await lockSectionsOf(trx, database.dialect, roundId)
    await lockRound(trx, database.dialect, roundId)
    if (action === 'lock') {
      const hindered = await refuseLock(trx, round, sections, at)
      if (hindered !== null) return err(hindered)
    }
    await moveYear(trx, round, to)
    await addDepartmentStep(trx, { roundId, action, from, to, userId: person.userId, at, reason })
    await noticeDepartment(trx, sections, { kind: NOTICE[action], by: person.userId, at, text: reason })
    return ok({ status: to, sections })
  })

/** Why the budget can't take a step in the state that it is in; null: it can. */
export function refuseStep(round: CurrentRound, action: DepartmentAction): Refusal | null {
  if (!round.open) return { code: 'wrong-state', message: `“${round.name}”已结束，不能再${ACTION_TEXT[action]}` }
  if (DEPARTMENT_NEXT[round.department.status][action] !== null) return null
  return {
    code: 'wrong-state',
    message: `${round.year} 年部门预算现为“${STATUS_TEXT[round.department.status]}”，不能${ACTION_TEXT[action]}`,
  }
}

async function refuseLock(
  trx: Trx,
  round: CurrentRound,
  sections: readonly Section[],
  at: string,
): Promise<Refusal | null> {
  const view = await submittedView(trx, {
    round,
    sections,
    submissions: await currentSubmissions(trx, round.id),
    at,
  })
  const errors = view
    .outcome()
    .findings.filter(({ severity, verdict }) => severity === 'error' && verdict === 'different').length
  const hindrance = lockHindrance(
    sections.map(({ status }) => status),
    errors,
  )
  if (hindrance === null) return null
  return hindrance.kind === 'not-approved'
    ? { code: 'wrong-state', message: `还有 ${hindrance.sections} 个分册没有审核通过，不能锁定` }
    : { code: 'open-errors', message: `还有 ${hindrance.errors} 处勾稽错误未解决，不能锁定` }
}
