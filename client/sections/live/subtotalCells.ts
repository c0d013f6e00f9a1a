import { Exact } from '@hesuan/shared/money/exact.ts'
import type { CellKey } from '@hesuan/shared/section/cellKey.ts'
import { cellKey } from '@hesuan/shared/section/cellKey.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { subtotalKey } from '../sheet/displayRows.ts'
import { hasTotal, isSummed } from '../sheet/sheetTotal.ts'

/**
 * The cells of the computed rows of every sheet, subtotals and totals: canonical 元 by `row:column`.
 * @param derived the derived cells of the section
 */
export function subtotalCells(
  template: Template,
  { rows }: SectionSnapshot,
  derived: ReadonlyMap<CellKey, string>,
): Map<string, string> {
  const sheets = new Map(template.sheets.map((sheet) => [sheet.id, sheet]))
  const sums = new Map<string, Exact>()
  for (const row of rows) {
    const sheet = sheets.get(row.sheet)
    if (sheet === undefined) continue
    const above = rowsAbove(sheet, row.cells[sheet.subtotals?.by ?? ''] ?? '')
    for (const column of sheet.columns.filter(isSummed)) {
      const amount =
        (column.type.kind === 'derived' ? derived.get(cellKey(row.id, column.id)) : row.cells[column.id]) ?? ''
      if (amount === '') continue
      for (const key of above) {
        const cell = `${key}:${column.id}`
        sums.set(cell, (sums.get(cell) ?? new Exact(0)).plus(amount))
      }
    }
  }
  return new Map([...sums].map(([cell, sum]) => [cell, sum.toFixed(2)]))
}

/** The keys of the computed rows that a row with this code is added up in. */
function rowsAbove(sheet: Sheet, code: string): string[] {
  const total = hasTotal(sheet) ? [subtotalKey(sheet.id, 'total')] : []
  const groups = (sheet.subtotals?.digits ?? []).filter((digits) => code.length > digits)
  return [...total, ...groups.map((digits) => subtotalKey(sheet.id, code.slice(0, digits)))]
}
