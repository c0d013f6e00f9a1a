import type { DepartmentStatus } from '@hesuan/shared/workflow/transitions.ts'
import type { Queryable, Trx } from './database.ts'
import type { CurrentRound } from './departments.ts'
import type { Schema } from './schema.ts'

type Action = Schema['department_events']['action']

/** A step of the budget of a year as a whole. */
export interface DepartmentStep {
  readonly id: number
  readonly action: Action
  readonly to: DepartmentStatus
  readonly by: string
  readonly at: string
  readonly reason: string | null
}

/** Writes a step down. */
export async function addDepartmentStep(
  trx: Trx,
  step: {
    readonly roundId: string
    readonly action: Action
    readonly from: DepartmentStatus
    readonly to: DepartmentStatus
    readonly userId: string
    readonly at: string
    readonly reason: string | null
  },
): Promise<void> {
  const { roundId, action, from, to, userId, at, reason } = step
  await trx
    .insertInto('department_events')
    .values({ round_id: roundId, action, from_status: from, to_status: to, user_id: userId, at, reason })
    .execute()
}

/** The newest steps in a round, newest first. */
export async function departmentSteps(
  db: Queryable,
  roundId: string,
  limit: number,
): Promise<readonly DepartmentStep[]> {
  const rows = await db
    .selectFrom('department_events')
    .innerJoin('people', 'people.user_id', 'department_events.user_id')
    .selectAll('department_events')
    .select('people.display_name')
    .where('round_id', '=', roundId)
    .orderBy('department_events.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    action: row.action,
    to: row.to_status,
    by: row.display_name,
    at: row.at,
    reason: row.reason,
  }))
}

/** Keeps everybody else from taking a step of this year's budget until the transaction ends. */
export async function lockYear(
  trx: Trx,
  dialect: 'sqlite' | 'postgres',
  { department, year }: Pick<CurrentRound, 'department' | 'year'>,
): Promise<void> {
  if (dialect === 'sqlite') return
  await trx
    .selectFrom('fiscal_years')
    .select('year')
    .where('department_code', '=', department.code)
    .where('year', '=', year)
    .forUpdate()
    .execute()
}

export async function moveYear(
  trx: Trx,
  { department, year }: Pick<CurrentRound, 'department' | 'year'>,
  to: DepartmentStatus,
): Promise<void> {
  await trx
    .updateTable('fiscal_years')
    .set({ status: to })
    .where('department_code', '=', department.code)
    .where('year', '=', year)
    .execute()
}
