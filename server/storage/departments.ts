import type { DepartmentStatus } from '@hesuan/shared/workflow/transitions.ts'
import type { Queryable } from './database.ts'

/** The department that this server works for, in the round that is being compiled (or was, last). */
export interface CurrentRound {
  readonly id: string
  readonly name: string
  /** 1 … 4. */
  readonly position: number
  readonly open: boolean
  readonly year: number
  readonly templateYear: number
  readonly department: { readonly code: string; readonly name: string; readonly status: DepartmentStatus }
  /** In the order of publication. */
  readonly units: readonly { readonly code: string; readonly name: string }[]
}

/** The open round, else the latest one; null where no department has been set up. */
export async function currentRound(db: Queryable): Promise<CurrentRound | null> {
  const round = await roundRows(db)
    .orderBy('rounds.open', 'desc')
    .orderBy('rounds.year', 'desc')
    .orderBy('rounds.position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return round === undefined ? null : roundWithUnits(db, round)
}

/** The round of that id; throws where there is none. */
export const roundOf = async (db: Queryable, id: string): Promise<CurrentRound> =>
  roundWithUnits(db, await roundRows(db).where('rounds.id', '=', id).executeTakeFirstOrThrow())

/** The round of that id, or null. */
export async function findRound(db: Queryable, id: string): Promise<CurrentRound | null> {
  const round = await roundRows(db).where('rounds.id', '=', id).executeTakeFirst()
  return round === undefined ? null : roundWithUnits(db, round)
}

/** The round that a request names, or the present one; null where there is none such. */
export const roundFor = (db: Queryable, id: string | undefined): Promise<CurrentRound | null> =>
  id === undefined ? currentRound(db) : findRound(db, id)

/** Every round there ever was, the latest first. */
export const allRounds = async (
  db: Queryable,
): Promise<readonly { readonly id: string; readonly name: string; readonly year: number; readonly open: boolean }[]> =>
  (await roundRows(db).orderBy('rounds.year', 'desc').orderBy('rounds.position', 'desc').execute()).map(
    ({ id, name, year, open }) => ({ id, name, year, open: open === 1 }),
  )

const roundRows = (db: Queryable) =>
  db
    .selectFrom('rounds')
    .innerJoin('departments', 'departments.code', 'rounds.department_code')
    .innerJoin('fiscal_years', (join) =>
      join
        .onRef('fiscal_years.department_code', '=', 'rounds.department_code')
        .onRef('fiscal_years.year', '=', 'rounds.year'),
    )
    .select([
      'rounds.id',
      'rounds.name',
      'rounds.position',
      'rounds.open',
      'rounds.year',
      'fiscal_years.template_year',
      'departments.code as department_code',
      'departments.name as department_name',
      'fiscal_years.status as department_status',
    ])

type RoundRow = Awaited<ReturnType<ReturnType<typeof roundRows>['executeTakeFirstOrThrow']>>

async function roundWithUnits(db: Queryable, round: RoundRow): Promise<CurrentRound> {
  const units = await db
    .selectFrom('units')
    .select(['code', 'name'])
    .where('department_code', '=', round.department_code)
    .orderBy('position')
    .execute()
  return {
    id: round.id,
    name: round.name,
    position: round.position,
    open: round.open === 1,
    year: round.year,
    templateYear: round.template_year,
    department: { code: round.department_code, name: round.department_name, status: round.department_status },
    units,
  }
}

/** Whether there is nothing yet that a person could work on. */
export const isEmpty = async (db: Queryable): Promise<boolean> =>
  (await db.selectFrom('departments').select('code').limit(1).executeTakeFirst()) === undefined
