import type { TableViewText } from '@hesuan/shared/api/consolidation.ts'

type Row = TableViewText['rows'][number]

/** What people call a row at one of its figures: its texts; in a table of two sides those of the figure's side alone. */
export function rowText(
  { columns }: Pick<TableViewText, 'columns'>,
  row: Pick<Row, 'cells'>,
  columnId: string,
): string {
  const side = columns.find(({ id }) => id === columnId)?.header[0]
  const texts = columns.filter(({ kind }) => kind === 'text')
  const ofSide = texts.filter(({ header }) => header[0] === side)
  return (ofSide.length > 0 ? ofSide : texts)
    .map(({ id }) => row.cells[id]?.text ?? '')
    .filter((text) => text !== '')
    .join(' · ')
}

/** What people call a column: its header from the top, without the sides' repetition. */
export const columnText = (view: TableViewText, columnId: string): string =>
  view.columns.find(({ id }) => id === columnId)?.header.join(' › ') ?? columnId

/** The figures whose print differs between two states of one table: `row|column`. */
export function changedFigures(before: TableViewText, after: TableViewText): ReadonlySet<string> {
  const changed = new Set<string>()
  if (before.id !== after.id || before.copy !== after.copy || before === after) return changed
  const rows = new Map(before.rows.map((row) => [row.key, row]))
  for (const row of after.rows) {
    const old = rows.get(row.key)
    for (const [column, cell] of Object.entries(row.cells)) {
      if (cell.value !== null && old?.cells[column]?.text !== cell.text) changed.add(`${row.key}|${column}`)
    }
  }
  return changed
}
