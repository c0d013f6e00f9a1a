import { comparableName } from '../../classification/lookup.ts'
import type { PublishedTable } from '../../consolidation/publishedTable.ts'
import type { AmountUnit } from '../../money/amount.ts'
import type { ColumnId } from '../../template/ids.ts'
import type { Block } from './blocks.ts'
import { cellAt, filledCells, type SourceLine, usedColumns } from './lines.ts'
import { quantityOf, type Reader } from './reader.ts'

/** A printed table whose columns were found by their headers. */
export interface PrintedTable {
  readonly block: Block
  readonly table: PublishedTable
  /** In which its amounts are printed. */
  readonly unit: AmountUnit
  readonly rows: readonly PrintedRow[]
}

/** A line of a table below its header. */
export interface PrintedRow {
  readonly line: SourceLine
  /** What is printed in a column; empty for a blank. */
  text(column: ColumnId): string
}

/**
 * Accounts for the lines above the data of a table, finds its columns by their headers, and gives its data lines.
 * The columns may stand in any order; one that is missing, and one that the template doesn't know, is an error.
 * @returns null where the columns could not be found
 */
export function printedTable(block: Block, table: PublishedTable, reader: Reader): PrintedTable | null {
  reader.account(block.title, block.table, 'title')
  const unit = block.lines.some((line) => filledCells(line).some((cell) => /^单位：\s*元$/.test(cell))) ? 'yuan' : 'wan'
  const words = new Set(table.columns.flatMap(({ header }) => header.map(headerWord)))
  const header: SourceLine[] = []
  const body: SourceLine[] = []
  for (const line of block.lines) {
    const above = placeAbove(line)
    if (above !== null) reader.account(line, block.table, above)
    else if (body.length === 0 && isHeader(line, words)) {
      reader.account(line, block.table, 'header')
      header.push(line)
    } else if (isRemark(line)) reader.account(line, block.table, 'note')
    else body.push(line)
  }
  const columns = columnsOf(block, table, header, reader)
  if (columns === null) return null
  const width = Math.max(0, ...header.map(usedColumns))
  const rows = body.filter((line) => hasWidth(line, width, body, block.table, reader))
  return {
    block,
    table,
    unit,
    rows: rows.map((line) => ({ line, text: (column) => cellAt(line, columns.get(column) ?? -1) })),
  }
}

/**
 * Reads every figure of a data line under the key of its row, and accounts for the line.
 * @param onRepeat what to do where another line has the same key
 * @returns canonical text by column, blanks left out
 */
export function readFigures(
  { table, unit }: PrintedTable,
  row: PrintedRow,
  key: string,
  reader: Reader,
  onRepeat: 'refuse' | 'note' = 'refuse',
): Record<ColumnId, string> {
  reader.account(row.line, table.id, 'data', key)
  const earlier = reader.claimRow(row.line, table.id, key)
  const repeated = `与第 ${earlier} 行重复`
  if (earlier !== null && onRepeat === 'refuse') {
    reader.error(row.line, table.id, 'repeated-row', repeated, { found: key })
  } else if (earlier !== null)
    reader.note(row.line, table.id, 'repeated-name', `${repeated}：同一单位的两行用了同一名称`)
  const figures: Record<ColumnId, string> = {}
  for (const { id, kind } of table.columns) {
    if (kind !== 'amount' && kind !== 'quantity') continue
    const at = { line: row.line, table: table.id, row: key, column: id }
    const value = reader.figure(at, row.text(id), kind === 'amount' ? unit : 'quantity')
    if (value !== null) figures[id] = value
  }
  return figures
}

/** Refuses a data line that is nothing this table knows. */
export function refuseLine(printed: PrintedTable, row: PrintedRow, reader: Reader, expected: string): void {
  const found = filledCells(row.line).slice(0, 3).join(' ')
  reader.account(row.line, printed.table.id, 'data')
  reader.error(row.line, printed.table.id, 'unexpected-line', `应为${expected}，实为“${found}”`, { expected, found })
}

/** Whether a line says whose the table is, or in which unit its amounts are. */
function placeAbove(line: SourceLine): 'unit-name' | 'unit-of-measure' | null {
  const [first = ''] = filledCells(line)
  if (/^单位：\s*(万元|元)$/.test(first)) return 'unit-of-measure'
  return /^(单位|部门)(名称)?：/.test(first) ? 'unit-name' : null
}

/** A remark below (or instead of) the data: «注：…», «本部门没有…». */
function isRemark(line: SourceLine): boolean {
  const [first = '', ...others] = filledCells(line)
  return others.length === 0 && /^(注|备注|说明)[：:]|没有.*(预算|支出|安排)|未(安排|编制)|无此(项|类)/.test(first)
}

/** The year is filled into a header when it is printed: `{year}年预算数` is `2022年预算数`. */
const headerWord = (text: string): string => comparableName(text).replace(/\d{4}(?=年)/, '{year}')

/** A line of words of which at least half are headers of the table, and no figure. */
function isHeader(line: SourceLine, words: ReadonlySet<string>): boolean {
  const cells = filledCells(line)
  if (cells.some((cell) => quantityOf(cell) !== null)) return false
  return cells.filter((cell) => words.has(headerWord(cell))).length * 2 >= cells.length
}

/** Where each column of the template stands, or null with errors for those that are missing or unknown. */
function columnsOf(
  block: Block,
  table: PublishedTable,
  header: readonly SourceLine[],
  reader: Reader,
): ReadonlyMap<ColumnId, number> | null {
  const place = header[0] ?? block.title
  const width = Math.max(0, ...header.map(({ cells }) => cells.length))
  const stacks = Array.from({ length: width }, (_, at) => header.map((line) => headerWord(cellAt(line, at))))
  const found = new Map<ColumnId, number>()
  const missing: string[] = []
  for (const { id, header: titles } of table.columns) {
    const title = titles.at(-1) ?? ''
    const at = stacks.findIndex(
      (stack, index) => stack.includes(headerWord(title)) && ![...found.values()].includes(index),
    )
    if (at >= 0) found.set(id, at)
    else missing.push(title)
  }
  const words = new Set(table.columns.flatMap(({ header: titles }) => titles.map(headerWord)))
  const unknown = header.flatMap(filledCells).filter((cell) => !words.has(headerWord(cell)))
  const printed = header.flatMap(filledCells).join('、')
  for (const title of missing) {
    reader.error(place, block.table, 'missing-column', `缺少“${title}”列`, { expected: title, found: printed })
  }
  for (const title of unknown) {
    reader.error(place, block.table, 'unknown-column', `模板中没有“${title}”列`, { found: title })
  }
  return missing.length + unknown.length === 0 ? found : null
}

/**
 * Whether a line has as many cells as its header. A line may end early where the file keeps no blanks at the ends of
 * lines; where it keeps them, a cell has been lost and the figures behind it have slipped.
 */
function hasWidth(
  line: SourceLine,
  width: number,
  body: readonly SourceLine[],
  table: string,
  reader: Reader,
): boolean {
  const others = body.filter((other) => other !== line)
  const keepsBlanks = others.some((other) => other.cells.length >= width && cellAt(other, width - 1) === '')
  const hasNoBlanks = others.length > 1 && others.every((other) => usedColumns(other) >= width)
  const isShort = line.cells.length < width && (keepsBlanks || hasNoBlanks)
  const used = usedColumns(line)
  if (used <= width && !isShort) return true
  const found = used > width ? used : line.cells.length
  reader.account(line, table, 'data')
  reader.error(line, table, 'missing-column', `应为 ${width} 列，实为 ${found} 列`, {
    expected: `${width} 列`,
    found: `${found} 列`,
  })
  return false
}
