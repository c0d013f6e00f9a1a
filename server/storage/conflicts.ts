import type { Rival } from '@hesuan/shared/history/rivals.ts'
import type { Queryable, Trx } from './database.ts'

/** SQLite takes 32,766 parameters in one statement. */
const ROWS_A_STATEMENT = 500

/** A value that stands in a conflict, as the change that it came with. */
export interface StandingRival extends Rival {
  /** Id of the change. */
  readonly change: number
  readonly userId: string
  readonly displayName: string
  readonly at: string
}

/** A cell whose value has to be settled. */
export interface OpenConflict {
  readonly id: string
  readonly sectionId: string
  readonly sheet: string
  readonly row: string
  readonly column: string
  readonly openedAt: string
  /** Oldest first. */
  readonly standing: readonly StandingRival[]
}

/** The open conflicts of sections, in the order of their first values. */
export async function openConflictsOf(db: Queryable, sectionIds: readonly string[]): Promise<readonly OpenConflict[]> {
  if (sectionIds.length === 0) return []
  const rows = await db
    .selectFrom('cell_conflicts')
    .innerJoin('conflict_rivals', 'conflict_rivals.conflict_id', 'cell_conflicts.id')
    .innerJoin('cell_changes', 'cell_changes.id', 'conflict_rivals.change_id')
    .innerJoin('people', 'people.user_id', 'cell_changes.user_id')
    .select([
      'cell_conflicts.id',
      'cell_conflicts.section_id',
      'cell_conflicts.sheet',
      'cell_conflicts.row_id',
      'cell_conflicts.column_id',
      'cell_conflicts.opened_at',
      'cell_changes.id as change',
      'cell_changes.client_id',
      'cell_changes.clock',
      'cell_changes.after',
      'cell_changes.user_id',
      'cell_changes.at',
      'people.display_name',
    ])
    .where('cell_conflicts.section_id', 'in', sectionIds)
    .where('cell_conflicts.open', '=', 1)
    .where('conflict_rivals.standing', '=', 1)
    .orderBy('cell_changes.id')
    .execute()
  const conflicts = new Map<string, OpenConflict & { readonly standing: StandingRival[] }>()
  for (const row of rows) {
    const conflict = conflicts.get(row.id) ?? {
      id: row.id,
      sectionId: row.section_id,
      sheet: row.sheet,
      row: row.row_id,
      column: row.column_id,
      openedAt: row.opened_at,
      standing: [],
    }
    conflicts.set(row.id, conflict)
    conflict.standing.push({
      change: row.change,
      client: row.client_id,
      clock: row.clock,
      value: row.after,
      userId: row.user_id,
      displayName: row.display_name,
      at: row.at,
    })
  }
  return [...conflicts.values()]
}

/** A change of a cell, as far as a conflict needs to know it. */
export interface RivalChange extends Rival {
  readonly change: number
}

/** The changes that updates of a section made in some rows, from a sequence number on: by clientID and clock. */
export async function changesIn(
  trx: Trx,
  place: {
    readonly sectionId: string
    readonly epoch: number
    readonly from: number
    readonly rows: readonly string[]
  },
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const rows of parts(place.rows)) {
    const changes = await trx
      .selectFrom('cell_changes')
      .select(['id', 'client_id', 'clock'])
      .where('section_id', '=', place.sectionId)
      .where('epoch', '=', place.epoch)
      .where('sequence', '>=', place.from)
      .where('row_id', 'in', rows)
      .execute()
    for (const { id, client_id, clock } of changes) found.set(structKey(client_id, clock), id)
  }
  return found
}

export const structKey = (client: number, clock: number): string => `${client}:${clock}`

/** The last change of a cell before another one in which a window wrote a value. Throws where there is none. */
export async function changeBefore(
  trx: Trx,
  change: { readonly sectionId: string; readonly row: string; readonly column: string; readonly before: number },
  wrote: { readonly client: number; readonly value: string },
): Promise<RivalChange> {
  const { id, clock } = await trx
    .selectFrom('cell_changes')
    .select(['id', 'clock'])
    .where('section_id', '=', change.sectionId)
    .where('row_id', '=', change.row)
    .where('column_id', '=', change.column)
    .where('id', '<', change.before)
    .where('client_id', '=', wrote.client)
    .where('after', '=', wrote.value)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { change: id, clock, ...wrote }
}

/** What became of a conflict in one transaction. */
export interface ConflictNews {
  readonly id: string
  /** Null where it was there before. */
  readonly opened: null | {
    readonly sectionId: string
    readonly sheet: string
    readonly row: string
    readonly column: string
    readonly at: string
  }
  /** Changes that are among its values now, and whether they still stand. */
  readonly added: readonly { readonly change: number; readonly standing: boolean }[]
  /** Changes that stood before and do not any more. */
  readonly fallen: readonly number[]
  readonly settled: null | { readonly change: number; readonly chosen: number | null }
}

/** Writes what became of conflicts, in the transaction of the changes that it came from. */
export async function saveConflicts(trx: Trx, news: readonly ConflictNews[]): Promise<void> {
  // First what is over: a cell has one open conflict at a time.
  for (const { id, opened, fallen, settled } of news) {
    if (opened !== null) continue
    if (settled !== null) await trx.updateTable('cell_conflicts').set({ open: 0 }).where('id', '=', id).execute()
    for (const changes of parts(fallen)) {
      await trx
        .updateTable('conflict_rivals')
        .set({ standing: 0 })
        .where('conflict_id', '=', id)
        .where('change_id', 'in', changes)
        .execute()
    }
  }
  const conflicts = news.flatMap(({ id, opened, settled }) =>
    opened === null
      ? []
      : {
          id,
          section_id: opened.sectionId,
          sheet: opened.sheet,
          row_id: opened.row,
          column_id: opened.column,
          opened_at: opened.at,
          open: settled === null ? 1 : 0,
        },
  )
  for (const rows of parts(conflicts)) await trx.insertInto('cell_conflicts').values(rows).execute()
  const rivals = news.flatMap(({ id, added }) =>
    added.map(({ change, standing }) => ({ conflict_id: id, change_id: change, standing: standing ? 1 : 0 })),
  )
  for (const rows of parts(rivals)) await trx.insertInto('conflict_rivals').values(rows).execute()
  const settlements = news.flatMap(({ id, settled }) =>
    settled === null ? [] : { conflict_id: id, change_id: settled.change, chosen_change_id: settled.chosen },
  )
  for (const rows of parts(settlements)) await trx.insertInto('conflict_settlements').values(rows).execute()
}

function parts<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT)
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_A_STATEMENT, (index + 1) * ROWS_A_STATEMENT),
  )
}
