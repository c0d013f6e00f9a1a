import { TOTAL_KEY, unitKey } from '../../../consolidation/rowKeys.ts'
import { THREE_PUBLIC_ITEMS } from '../../../template/2022/sheets/threePublic.ts'
import type { Block } from '../blocks.ts'
import type { PublishedDocument } from '../document.ts'
import { cellAt } from '../lines.ts'
import { hasTitle, type Reader } from '../reader.ts'

const FIGURES = ['total', 'overseas', 'vehicles', 'vehicleOperation', 'vehiclePurchase', 'reception'] as const
const FIRST_FIGURE = 2

/** Table 6: the three public expenses, unit by unit. */
export function readThreePublic(block: Block, document: PublishedDocument, reader: Reader): void {
  for (const line of reader.dataLines(block, hasTitle(/^单位代码$/, /^因公出国/, /^小计$/))) {
    if (!reader.data(line, block.table, FIRST_FIGURE + FIGURES.length)) continue
    const [unit, name] = [cellAt(line, 0), cellAt(line, 1)]
    if (unit === '' ? name !== '合计' : !document.units.some(({ code }) => code === unit)) {
      reader.error(line, block.table, 'unknown-code', `没有单位“${unit} ${name}”`)
      continue
    }
    const row = unit === '' ? TOTAL_KEY : unitKey(unit)
    FIGURES.forEach((column, index) => {
      const value = reader.figure({ line, table: block.table, row, column }, cellAt(line, FIRST_FIGURE + index))
      const item = THREE_PUBLIC_ITEMS.find((candidate) => candidate.value === column)
      if (unit !== '' && value !== null && item !== undefined)
        document.threePublic.push({ unit, item: item.value, amount: value })
    })
  }
}
