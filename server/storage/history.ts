import { expressionColumn } from '@hesuan/shared/section/expressionCell.ts'
import type { Queryable } from './database.ts'

/** A change of a cell or of a row, with the name of its author. */
export interface ChangeRow {
  readonly id: number
  readonly sequence: number
  readonly sheet: string
  readonly row: string
  readonly column: string
  readonly before: string | null
  readonly after: string
  readonly userId: string
  readonly displayName: string
  readonly at: string
  /** By the clock of its author, where that was before it could be sent. */
  readonly madeAt: string | null
  readonly how: string
  readonly act: string
  readonly conflictKind: 'overwrote' | 'lost' | null
  readonly conflictOther: string | null
  /** Set where it settled a conflict: whose value it chose, null where it is another value. */
  readonly settled: { readonly chosenOf: string | null } | null
}

export interface ChangeFilter {
  /** Only changes of updates before this sequence number. */
  readonly before?: number
  /** An amount is told of together with the expression beside it. */
  readonly cell?: { readonly row: string; readonly column: string }
  readonly author?: string
}

/**
 * The newest changes of a section, newest first.
 * @param limit at least; the changes of one update are never torn apart, so that pages can be told apart by sequence
 */
export async function newestChanges(
  db: Queryable,
  sectionId: string,
  filter: ChangeFilter,
  limit: number,
): Promise<{ readonly changes: readonly ChangeRow[]; readonly more: boolean }> {
  const query = matching(db, sectionId, filter)
  const page = await query.limit(limit + 1).execute()
  const last = page[limit - 1]
  if (page.length <= limit || last === undefined) return { changes: page.map(changeOf), more: false }
  const newer = page.filter(({ sequence }) => sequence > last.sequence)
  const whole = await query.where('cell_changes.sequence', '=', last.sequence).execute()
  const older = await matching(db, sectionId, { ...filter, before: last.sequence })
    .limit(1)
    .executeTakeFirst()
  return { changes: [...newer, ...whole].map(changeOf), more: older !== undefined }
}

const matching = (db: Queryable, sectionId: string, { before, cell, author }: ChangeFilter) =>
  db
    .selectFrom('cell_changes')
    .innerJoin('people', 'people.user_id', 'cell_changes.user_id')
    .leftJoin('conflict_settlements', 'conflict_settlements.change_id', 'cell_changes.id')
    .leftJoin('cell_changes as chosen', 'chosen.id', 'conflict_settlements.chosen_change_id')
    .leftJoin('people as chosen_people', 'chosen_people.user_id', 'chosen.user_id')
    .selectAll('cell_changes')
    .select([
      'people.display_name',
      'conflict_settlements.conflict_id as settled_conflict',
      'chosen_people.display_name as chosen_of',
    ])
    .where('cell_changes.section_id', '=', sectionId)
    .$if(before !== undefined, (query) => query.where('cell_changes.sequence', '<', before ?? 0))
    .$if(cell !== undefined, (query) =>
      query
        .where('cell_changes.row_id', '=', cell?.row ?? '')
        .where('cell_changes.column_id', 'in', cell === undefined ? [] : [cell.column, expressionColumn(cell.column)]),
    )
    .$if(author !== undefined, (query) => query.where('cell_changes.user_id', '=', author ?? ''))
    .orderBy('cell_changes.sequence', 'desc')
    .orderBy('cell_changes.id', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof matching>['executeTakeFirstOrThrow']>>

const changeOf = (row: Row): ChangeRow => ({
  id: row.id,
  sequence: row.sequence,
  sheet: row.sheet,
  row: row.row_id,
  column: row.column_id,
  before: row.before,
  after: row.after,
  userId: row.user_id,
  displayName: row.display_name,
  at: row.at,
  madeAt: row.made_at,
  how: row.how,
  act: row.act,
  conflictKind: row.conflict_kind,
  conflictOther: row.conflict_other,
  settled: row.settled_conflict === null ? null : { chosenOf: row.chosen_of },
})
