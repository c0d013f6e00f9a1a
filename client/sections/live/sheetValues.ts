import type { Memory } from '@hesuan/shared/consolidation/memory.ts'
import { derivedCells } from '@hesuan/shared/consolidation/sectionFigures.ts'
import type { MeasureSource } from '@hesuan/shared/consolidation/source.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { cellKey, type RowId } from '@hesuan/shared/section/cellKey.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import { subtotalKey } from '../sheet/displayRows.ts'
import { hasTotal, isSummed } from '../sheet/sheetTotal.ts'

/** Rows that are added up together: one that changes costs as many additions, not as many as the sheet has rows. */
const ROWS_TOGETHER = 16

/**
 * The computed cells of one sheet, canonical 元 by `row:column`: derived ones, subtotals and totals. Blank ones are left
 * out. The same map as long as nothing of it has changed.
 */
export function sheetValues(
  source: MeasureSource,
  unit: string,
  sheet: Sheet,
  memory: Memory,
): ReadonlyMap<string, string> {
  return memory.recall(`values|${sheet.id}`, () => {
    const rows = source.rows(unit, sheet.id).map(({ id }) => id)
    const values = new Map<string, string>()
    const sums = new Map<string, Exact>()
    for (let from = 0; from < rows.length; from += ROWS_TOGETHER) {
      const together = rows.slice(from, from + ROWS_TOGETHER)
      const part = memory.recall(together.join(), () => partOf(source, unit, sheet, together))
      for (const [cell, value] of part.derived) values.set(cell, value)
      for (const [cell, sum] of part.sums) sums.set(cell, (sums.get(cell) ?? new Exact(0)).plus(sum))
    }
    for (const [cell, sum] of sums) values.set(cell, sum.toFixed(2))
    return values
  })
}

interface Part {
  readonly derived: ReadonlyMap<string, string>
  readonly sums: ReadonlyMap<string, Exact>
}

function partOf(source: MeasureSource, unit: string, sheet: Sheet, rows: readonly RowId[]): Part {
  const derived = derivedCells(source, unit, sheet, rows)
  const sums = new Map<string, Exact>()
  const summed = sheet.columns.filter(isSummed)
  for (const id of rows) {
    const cells = source.row(unit, id)?.cells ?? {}
    const above = rowsAbove(sheet, cells[sheet.subtotals?.by ?? ''] ?? '')
    for (const column of summed) {
      const amount = (column.type.kind === 'derived' ? derived.get(cellKey(id, column.id)) : cells[column.id]) ?? ''
      if (amount === '') continue
      for (const key of above) {
        const cell = `${key}:${column.id}`
        sums.set(cell, (sums.get(cell) ?? new Exact(0)).plus(amount))
      }
    }
  }
  return { derived, sums }
}

/** The keys of the computed rows that a row with this code is added up in. */
function rowsAbove(sheet: Sheet, code: string): string[] {
  const total = hasTotal(sheet) ? [subtotalKey(sheet.id, 'total')] : []
  const groups = (sheet.subtotals?.digits ?? []).filter((digits) => code.length > digits)
  return [...total, ...groups.map((digits) => subtotalKey(sheet.id, code.slice(0, digits)))]
}
