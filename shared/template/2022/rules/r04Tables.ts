import type { Rule } from '../../../checks/rule.ts'
import type { Measure } from '../../../consolidation/measure.ts'
import { T01 } from '../tables/t01.ts'
import { T03 } from '../tables/t03.ts'
import { printed, SECTIONS_AGAINST_PRINT, side } from './parts.ts'

/** The printed lines of a table against the sums of the units, line by line and column by column. */
function lines(table: typeof T01, columns: readonly string[]): Rule[] {
  return table.rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row.cells[column]
      return cell === undefined || !('figure' in cell)
        ? []
        : [line(table, row.key, column, cell.figure, labelOf(row, column))]
    }),
  )
}

const labelOf = (row: (typeof T01.rows)[number], column: string): string => {
  const label = row.cells[column === 'income' ? 'incomeLabel' : table3Label(row)]
  return label !== undefined && 'text' in label ? label.text.replace(/\s/g, '') : row.key
}

const table3Label = (row: (typeof T01.rows)[number]): string =>
  row.cells['expenditureLabel'] === undefined ? 'label' : 'expenditureLabel'

const line = (table: typeof T01, row: string, column: string, measure: Measure, label: string): Rule => ({
  id: 'R04',
  part: `${table.id}-${row}-${column}`.toLowerCase(),
  title: `${table.title} = 各单位之和`,
  explain: '收支总表、支出总表、财政拨款收支总表中同一类的数应相同，都等于各单位之和。',
  severity: SECTIONS_AGAINST_PRINT,
  published: 'error',
  each: { over: 'department' },
  left: side(`公开《${table.title}》“${label}”`, printed(table.id, row, column)),
  relation: '=',
  right: side('各单位之和', measure),
  tolerance: { kind: 'rounding', levels: 'across' },
})

export const R04: readonly Rule[] = [
  ...lines(T01, ['income', 'expenditure']),
  ...lines(T03, ['income', 'total', 'general', 'govFund', 'stateCapital', 'carryOver']),
]
