import { rowId } from '@hesuan/shared/section/cellKey.ts'
import type { CellWrite } from '@hesuan/shared/section/document.ts'

/** What settles the seven errors that the published section of 701001 has. */
export const MENDED_2022: readonly CellWrite[] = [
  write('procurement', 'r01', 'measureUnit', '台'),
  write('procurement', 'r02', 'measureUnit', '台'),
  write('procurement', 'r03', 'measureUnit', '套'),
  write('purchasedServices', 'r01', 'measureUnit', '项'),
  write('purchasedServices', 'r01', 'unitPrice', '0.00'),
  write('purchasedServices', 'r01', 'appropriation', '0.00'),
  write('performanceForms', 'f05', 'procurement', ''),
  write('performanceForms', 'f02', 'procurement', '80000.00'),
]

function write(sheet: string, local: string, column: string, value: string): CellWrite {
  return { row: rowId(sheet, local), column, value }
}
