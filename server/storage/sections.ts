import type { SectionSubject } from '@hesuan/shared/workflow/permissions.ts'
import type { SectionAction, SectionStatus } from '@hesuan/shared/workflow/transitions.ts'
import type { Database, Queryable, Trx } from './database.ts'

/** A section with what it belongs to: all that a decision about it needs. */
export interface Section extends SectionSubject {
  readonly id: string
  readonly unitName: string
  readonly precision: 'fen' | 'wan'
  readonly epoch: number
  readonly head: number
  readonly lastEditAt: string | null
  /** Display name. */
  readonly lastEditBy: string | null
  readonly roundId: string
  readonly roundName: string
  readonly year: number
  readonly templateYear: number
  readonly departmentCode: string
  readonly departmentName: string
}

/** The section of that id, or null. */
export async function findSection(db: Queryable, id: string): Promise<Section | null> {
  const row = await sectionRows(db).where('sections.id', '=', id).executeTakeFirst()
  return row === undefined ? null : sectionOf(row)
}

/** The sections of a round: the units in the order of publication, then the department's own. */
export async function sectionsOf(db: Queryable, roundId: string): Promise<readonly Section[]> {
  const rows = await sectionRows(db)
    .where('sections.round_id', '=', roundId)
    .orderBy('sections.kind', 'desc')
    .orderBy('units.position')
    .execute()
  return rows.map(sectionOf)
}

/** The sections of every round and year there ever was. */
export const allSections = async (db: Queryable): Promise<readonly Section[]> =>
  (await sectionRows(db).execute()).map(sectionOf)

/**
 * Reads a section for a change of it, and keeps everybody else from changing it until the transaction ends.
 * On SQLite the transaction itself is that lock (`begin immediate`).
 */
export async function lockSection(trx: Trx, dialect: Database['dialect'], id: string): Promise<Section | null> {
  const lock = trx.selectFrom('sections').select('id').where('id', '=', id)
  const found = await (dialect === 'postgres' ? lock.forUpdate() : lock).executeTakeFirst()
  return found === undefined ? null : findSection(trx, id)
}

/**
 * Keeps everybody else from changing these sections until the transaction ends. In the order of their ids, by one
 * statement: whoever locks several does it here, so that nobody waits for one who waits for them. What else a
 * transaction locks comes in this order: the year before the sections, the round after them.
 */
export async function lockSections(trx: Trx, dialect: Database['dialect'], ids: readonly string[]): Promise<void> {
  if (dialect === 'sqlite' || ids.length === 0) return
  await trx.selectFrom('sections').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

/** Locks the sections of a round as `lockSections` does, then reads them as they are under the lock, in their order. */
export async function lockSectionsOf(
  trx: Trx,
  dialect: Database['dialect'],
  roundId: string,
): Promise<readonly Section[]> {
  const rows = await trx.selectFrom('sections').select('id').where('round_id', '=', roundId).execute()
  await lockSections(
    trx,
    dialect,
    rows.map(({ id }) => id),
  )
  return sectionsOf(trx, roundId)
}

/** Moves a section to another state, and writes down who did it. Only under `lockSection`. Returns the id of the step. */
export async function moveSection(
  trx: Trx,
  step: {
    readonly section: Section
    readonly action: SectionAction
    readonly to: SectionStatus
    readonly userId: string
    readonly at: string
    readonly reason: string | null
  },
): Promise<number> {
  await trx.updateTable('sections').set({ status: step.to }).where('id', '=', step.section.id).execute()
  const { id } = await trx
    .insertInto('section_events')
    .values({
      section_id: step.section.id,
      action: step.action,
      from_status: step.section.status,
      to_status: step.to,
      user_id: step.userId,
      at: step.at,
      reason: step.reason,
      sequence: step.section.head,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const sectionRows = (db: Queryable) =>
  db
    .selectFrom('sections')
    .innerJoin('rounds', 'rounds.id', 'sections.round_id')
    .innerJoin('departments', 'departments.code', 'rounds.department_code')
    .innerJoin('fiscal_years', (join) =>
      join
        .onRef('fiscal_years.department_code', '=', 'rounds.department_code')
        .onRef('fiscal_years.year', '=', 'rounds.year'),
    )
    .leftJoin('units', 'units.code', 'sections.unit_code')
    .leftJoin('people', 'people.user_id', 'sections.last_edit_by')
    .select([
      'sections.id',
      'sections.unit_code',
      'sections.kind',
      'sections.status',
      'sections.precision',
      'sections.epoch',
      'sections.head',
      'sections.last_edit_at',
      'people.display_name as last_edit_by',
      'units.name as unit_name',
      'rounds.id as round_id',
      'rounds.name as round_name',
      'rounds.open',
      'rounds.year',
      'fiscal_years.template_year',
      'departments.code as department_code',
      'departments.name as department_name',
      'fiscal_years.status as department_status',
    ])

type SectionRow = Awaited<ReturnType<ReturnType<typeof sectionRows>['executeTakeFirstOrThrow']>>

const sectionOf = (row: SectionRow): Section => ({
  id: row.id,
  unitCode: row.unit_code,
  unitName: row.unit_name ?? row.department_name,
  kind: row.kind,
  status: row.status,
  precision: row.precision,
  epoch: row.epoch,
  head: row.head,
  lastEditAt: row.last_edit_at,
  lastEditBy: row.last_edit_by,
  roundId: row.round_id,
  roundName: row.round_name,
  roundOpen: row.open === 1,
  year: row.year,
  templateYear: row.template_year,
  departmentCode: row.department_code,
  departmentName: row.department_name,
  departmentStatus: row.department_status,
})
