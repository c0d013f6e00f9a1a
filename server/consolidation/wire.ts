import type { FindingText, TableViewText } from '@hesuan/shared/api/consolidation.ts'
import type { Finding } from '@hesuan/shared/checks/rule.ts'
import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import type { CellRef } from '@hesuan/shared/consolidation/measure.ts'
import type { TableView } from '@hesuan/shared/consolidation/publishedTable.ts'
import { rowLabel } from '@hesuan/shared/consolidation/rowLabel.ts'
import type { MeasureSource } from '@hesuan/shared/consolidation/source.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'

/** A published table as it travels: without how its figures came about. */
export const tableText = (table: TableView): TableViewText => ({
  ...table,
  rows: table.rows.map(({ key, level, style, cells }) => ({
    key,
    level,
    style,
    cells: Object.fromEntries(Object.entries(cells).map(([column, { text, value }]) => [column, { text, value }])),
  })),
})

/** A finding as it travels, with only the cells of units that the reader may read. */
export const findingText = (
  finding: Finding,
  source: MeasureSource,
  mayRead: (unit: string) => boolean,
): FindingText => ({
  ...finding,
  leftCells: finding.leftCells.filter(({ unit }) => mayRead(unit)).map((cell) => labelled(cell, source)),
  rightCells: finding.rightCells.filter(({ unit }) => mayRead(unit)).map((cell) => labelled(cell, source)),
})

const labelled = (cell: CellRef, source: MeasureSource) => ({ ...cell, rowLabel: labelOf(cell, source) })

/** What people call the row of a cell; empty where there is nothing to call it by. */
export function labelOf({ unit, cell }: Pick<CellRef, 'unit' | 'cell'>, source: MeasureSource): string {
  const row = parseCellKey(cell)?.row
  const lists = classificationsOf(source.template.year)
  if (row === undefined || lists === null) return ''
  const rows = source.input.snapshots.find(({ unitCode }) => unitCode === unit)?.rows ?? []
  return rowLabel(source.template, rows, row, lists)
}
