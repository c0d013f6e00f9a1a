import { type CodeLookup, comparableName } from '../../../classification/lookup.ts'
import type { PublishedTable, RowPlan } from '../../../consolidation/publishedTable.ts'
import { INCOME_SOURCES } from '../../../template/2022/sheets/income.ts'
import type { ColumnId } from '../../../template/ids.ts'
import type { PublishedDocument } from '../document.ts'
import { type PrintedRow, type PrintedTable, refuseLine } from '../printedTable.ts'
import type { Reader } from '../reader.ts'

/** A side of the table: the column of its words, and the columns of its figures. */
interface Side {
  readonly label: ColumnId
  readonly figures: readonly ColumnId[]
  /** Lines of the template that are still to be printed, in order. */
  readonly open: { readonly word: string; readonly label: string; readonly row: string }[]
}

/**
 * Tables 1 and 3: income on the left, expenditure on the right. Each side is found by its words, since in print the two
 * slip against each other; a figure has the key of the template's line of those words.
 */
export function readTwoSided(printed: PrintedTable, document: PublishedDocument, reader: Reader): void {
  const { table } = printed
  const { functional } = reader.classifications
  const sides = sidesOf(table, functional)
  for (const row of printed.rows) {
    const keys = sides.flatMap((side) => readSide(side, printed, row, document, reader) ?? [])
    if (keys.length > 0) reader.account(row.line, table.id, 'data', keys.at(-1) ?? null)
    else if (sides.every(({ label }) => row.text(label) === '')) refuseLine(printed, row, reader, '收入或支出的项目')
    else reader.account(row.line, table.id, 'data')
  }
  for (const { label } of sides.flatMap(({ open }) => open)) {
    reader.error(printed.block.title, table.id, 'missing-line', `缺少“${label}”一行`, { expected: label })
  }
}

/** @returns the key of the line; null where this side of it is blank or refused */
function readSide(
  side: Side,
  { table, unit }: PrintedTable,
  row: PrintedRow,
  document: PublishedDocument,
  reader: Reader,
): string | null {
  const label = row.text(side.label)
  const figures = side.figures.filter((column) => row.text(column) !== '')
  if (label === '') {
    for (const column of figures) {
      const found = row.text(column)
      reader.error(row.line, table.id, 'unexpected-line', `“${found}”前面没有项目名称`, { expected: '项目名称', found })
    }
    return null
  }
  const word = wordOf(label, reader.classifications.functional)
  const at = side.open.findIndex((candidate) => candidate.word === word)
  const [line] = at < 0 ? [] : side.open.splice(at, 1)
  if (line === undefined) {
    const expected = side.open[0]?.label ?? null
    reader.error(row.line, table.id, 'unknown-name', `模板中没有“${label}”这一行`, { expected, found: label })
    return null
  }
  reader.name({ line: row.line, table: table.id, row: line.row, column: side.label }, label)
  for (const column of figures) {
    const value = reader.figure({ line: row.line, table: table.id, row: line.row, column }, row.text(column), unit)
    if (table.id === 'T01' && column === 'income' && value !== null) {
      const source = INCOME_SOURCES.find((candidate) => comparableName(candidate.label) === word)
      if (source !== undefined) document.income.set(source.value, { line: row.line, amount: value })
    }
  }
  return line.row
}

/** A column of words begins a side; the columns of figures behind it belong to it. */
function sidesOf(table: PublishedTable, functional: CodeLookup): readonly Side[] {
  const sides: { label: ColumnId; figures: ColumnId[] }[] = []
  for (const { id, kind } of table.columns) {
    if (kind === 'amount') sides.at(-1)?.figures.push(id)
    else sides.push({ label: id, figures: [] })
  }
  return sides.map(({ label, figures }) => ({
    label,
    figures,
    open: table.rows.flatMap((plan) => {
      const text = labelOf(plan, label)
      return text === '' ? [] : [{ word: wordOf(text, functional), label: text, row: plan.key }]
    }),
  }))
}

function labelOf(plan: RowPlan, column: ColumnId): string {
  const cell = plan.cells[column]
  return cell !== undefined && 'text' in cell ? cell.text : ''
}

/** A label without its number; the name of a 类 by its code, since its headings are older than the code list. */
function wordOf(label: string, functional: CodeLookup): string {
  const word = comparableName(label).replace(/^[一二三四五六七八九十百]+、/, '')
  return functional.named(word).find(({ code }) => code.length === 3)?.code ?? word
}
