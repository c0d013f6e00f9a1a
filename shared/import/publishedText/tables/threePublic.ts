import { comparableName } from '../../../classification/lookup.ts'
import { TOTAL_KEY, unitKey } from '../../../consolidation/rowKeys.ts'
import type { PublishedDocument } from '../document.ts'
import { type PrintedTable, readFigures, refuseLine } from '../printedTable.ts'
import type { Reader } from '../reader.ts'

/** What the table adds up from the items of a unit. */
const SUMS: readonly string[] = ['total', 'vehicles']

/** Table 6: the three public expenses, unit by unit. */
export function readThreePublic(printed: PrintedTable, document: PublishedDocument, reader: Reader): void {
  for (const row of printed.rows) {
    const [unit, name] = [row.text('unitCode'), row.text('name')]
    const isTotal = unit === '' && comparableName(name) === '合计'
    if (!isTotal && !document.units.some(({ code }) => code === unit)) {
      refuseLine(printed, row, reader, '支出总表所列的单位')
      continue
    }
    const figures = readFigures(printed, row, isTotal ? TOTAL_KEY : unitKey(unit), reader)
    if (isTotal) continue
    for (const [item, amount] of Object.entries(figures)) {
      if (!SUMS.includes(item)) document.threePublic.push({ line: row.line, unit, item, amount })
    }
  }
}
