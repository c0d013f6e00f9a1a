import type { Classifications } from '../../classification/lookup.ts'
import type { PrintedFigure } from '../../consolidation/publishedTable.ts'
import { canonicalYuan, normaliseNumber, parseAmount } from '../../money/amount.ts'
import { Exact } from '../../money/exact.ts'
import type { ColumnId } from '../../template/ids.ts'
import { type Block, TABLE_TITLES } from './blocks.ts'
import { filledCells, type SourceLine } from './lines.ts'
import type { ImportError, ImportNote, LineAccount, LineKind } from './result.ts'

/** Collects what the tables say: accounts of lines, printed figures, notes and errors. One for one import. */
export class Reader {
  readonly lines: LineAccount[] = []
  readonly printed: PrintedFigure[] = []
  readonly notes: ImportNote[] = []
  readonly errors: ImportError[] = []
  readonly classifications: Classifications

  constructor(classifications: Classifications) {
    this.classifications = classifications
  }

  account(line: SourceLine, table: string, kind: LineKind): void {
    this.lines.push({ line: line.number, table, kind })
  }

  note(line: SourceLine, table: string, code: ImportNote['code'], message: string): void {
    this.notes.push({ line: line.number, table, code, message })
  }

  error(line: SourceLine, table: string, code: ImportError['code'], what: string): void {
    this.errors.push({ line: line.number, table, code, message: `${placeOf(line.number, table)}：${what}` })
  }

  /**
   * Reads a printed figure and remembers it.
   * @returns canonical 元 (a plain number for quantities), or null for a blank and for what is no number
   */
  figure(
    at: { line: SourceLine; table: string; copy?: string; row: string; column: ColumnId },
    text: string,
    kind: 'wan' | 'quantity' = 'wan',
  ): string | null {
    if (text === '') return null
    const value = kind === 'wan' ? amountOf(text) : quantityOf(text)
    if (value === null) this.error(at.line, at.table, 'not-a-number', `“${text}”不是数字`)
    this.printed.push({
      table: at.table,
      copy: at.copy ?? '',
      row: at.row,
      column: at.column,
      text,
      value,
      line: at.line.number,
    })
    return value
  }

  /** Accounts for the lines above the data of a table, and gives the data lines. */
  dataLines(block: Block, isHeader: (line: SourceLine) => boolean): SourceLine[] {
    this.account(block.title, block.table, 'title')
    return block.lines.filter((line) => {
      const first = filledCells(line)[0] ?? ''
      if (/^单位：\s*(万元|元)$/.test(first)) this.account(line, block.table, 'unit-of-measure')
      else if (/^单位(名称)?：/.test(first)) this.account(line, block.table, 'unit-name')
      else if (isHeader(line)) this.account(line, block.table, 'header')
      else return true
      return false
    })
  }

  /** Accounts for a data line, and refuses one with cells beyond the last column. */
  data(line: SourceLine, table: string, columns: number): boolean {
    this.account(line, table, 'data')
    const used = line.cells.findLastIndex((cell) => cell !== '') + 1
    if (used <= columns) return true
    this.error(line, table, 'missing-column', `应为 ${columns} 列，实为 ${used} 列`)
    return false
  }
}

/** Canonical 元 of a printed amount in 万元, or null. */
export function amountOf(text: string): string | null {
  const amount = parseAmount(text, 'wan')
  return amount.ok ? canonicalYuan(amount.value) : null
}

/** The plain form of a printed number, or null. */
export function quantityOf(text: string): string | null {
  const plain = normaliseNumber(text)
  return plain === null ? null : new Exact(plain).toFixed()
}

/** Whether a line is one of the header lines of a table: any of its cells is one of these titles. */
export const hasTitle =
  (...titles: readonly RegExp[]) =>
  (line: SourceLine): boolean =>
    filledCells(line).some((cell) => titles.some((title) => title.test(cell.replace(/\s+/g, ''))))

export const placeOf = (line: number, table: string): string => {
  const title = TABLE_TITLES.get(table)
  return title === undefined ? `第 ${line} 行` : `第 ${line} 行（${title}）`
}
