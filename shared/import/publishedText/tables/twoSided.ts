import { comparableName } from '../../../classification/lookup.ts'
import type { PublishedTable } from '../../../consolidation/publishedTable.ts'
import { lineKey } from '../../../consolidation/rowKeys.ts'
import { INCOME_SOURCES } from '../../../template/2022/sheets/income.ts'
import { T01 } from '../../../template/2022/tables/t01.ts'
import { T03 } from '../../../template/2022/tables/t03.ts'
import type { Block } from '../blocks.ts'
import type { PublishedDocument } from '../document.ts'
import { cellAt, type SourceLine } from '../lines.ts'
import { hasTitle, type Reader } from '../reader.ts'

/** Tables 1 and 3: income on the left, expenditure on the right, line by line as the template has them. */
export function readTwoSided(block: Block, document: PublishedDocument, reader: Reader): void {
  const table = block.table === 'T01' ? T01 : T03
  const lines = reader.dataLines(block, (line) => hasTitle(/^收入$/, /^项目$/)(line) && cellAt(line, 0) !== '')
  lines.forEach((line, index) => {
    if (!reader.data(line, block.table, table.columns.length)) return
    const row = lineKey(index + 1)
    if (!hasLabels(table, row, line, reader)) return
    table.columns.forEach(({ id, kind }, at) => {
      if (kind !== 'amount') return
      const value = reader.figure({ line, table: block.table, row, column: id }, cellAt(line, at))
      if (block.table === 'T01' && id === 'income' && value !== null) rememberIncome(document, cellAt(line, 0), value)
    })
  })
  if (lines.length !== table.rows.length) {
    reader.error(block.title, block.table, 'unexpected-line', `应有 ${table.rows.length} 行，实有 ${lines.length} 行`)
  }
}

/** Whether the words of a line are those of the template's line at this place. */
function hasLabels(table: PublishedTable, row: string, line: SourceLine, reader: Reader): boolean {
  const plan = table.rows.find(({ key }) => key === row)
  if (plan === undefined) {
    reader.error(line, table.id, 'unexpected-line', '模板中没有这一行')
    return false
  }
  return table.columns.every(({ id, kind }, at) => {
    if (kind !== 'text') return true
    const cell = plan.cells[id]
    const expected = cell !== undefined && 'text' in cell ? cell.text : ''
    const found = cellAt(line, at)
    if (comparableName(expected) === comparableName(found)) return true
    reader.error(line, table.id, 'unknown-name', `应为“${expected}”，实为“${found}”`)
    return false
  })
}

function rememberIncome(document: PublishedDocument, label: string, value: string): void {
  const name = label.replace(/^[一二三四五六七八九十]+、/, '')
  const source = INCOME_SOURCES.find((candidate) => candidate.label === name)
  if (source !== undefined) document.income.set(source.value, value)
}
