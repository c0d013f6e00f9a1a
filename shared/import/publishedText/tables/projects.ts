import { projectKey } from '../../../consolidation/rowKeys.ts'
import type { PublishedDocument } from '../document.ts'
import { type PrintedTable, readFigures, refuseLine } from '../printedTable.ts'
import type { Reader } from '../reader.ts'
import { codeRow } from './codeRow.ts'

/** Which column of a project's line holds its amount, and out of which budget it is. */
const AMOUNT_OF = {
  T05: { name: 'project', amount: 'amount', fund: 'general' },
  T07: { name: 'projectName', amount: 'project', fund: 'govFund' },
  T08: { name: 'projectName', amount: 'project', fund: 'stateCapital' },
} as const

/** Tables 5, 7 and 8: unit › 类 › 款 › projects. */
export const projectsReader =
  (table: keyof typeof AMOUNT_OF) =>
  (printed: PrintedTable, document: PublishedDocument, reader: Reader): void => {
    const { name: nameColumn, amount, fund } = AMOUNT_OF[table]
    let unit: string | null = null
    for (const row of printed.rows) {
      const known = codeRow(printed, row, unit, document, reader)
      if (known === null) continue
      if (known.is === 'unit') {
        if (!document.units.some(({ code }) => code === known.unit)) {
          refuseLine(printed, row, reader, '支出总表所列的单位')
          continue
        }
        unit = known.unit
      }
      const name = row.text(nameColumn)
      if (known.is !== 'code' || name === '') {
        readFigures(printed, row, known.key, reader)
        continue
      }
      if (!known.isLeaf) {
        refuseLine(printed, row, reader, '项目的“项”级科目')
        continue
      }
      const figures = readFigures(printed, row, projectKey(known.unit, name), reader, 'note')
      const { line } = row
      document.projects.push({ line, unit: known.unit, code: known.code, name, fund, amount: figures[amount] ?? null })
    }
  }
