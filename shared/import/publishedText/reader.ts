import type { Classifications } from '../../classification/lookup.ts'
import type { PrintedFigure } from '../../consolidation/publishedTable.ts'
import { type AmountUnit, canonicalYuan, normaliseNumber, parseAmount } from '../../money/amount.ts'
import { Exact } from '../../money/exact.ts'
import type { ColumnId } from '../../template/ids.ts'
import { TABLE_TITLES } from './blocks.ts'
import type { SourceLine } from './lines.ts'
import type { ImportError, ImportNote, LineAccount, LineKind } from './result.ts'

/** Collects what the tables say: accounts of lines, printed figures, notes and errors. One for one import. */
export class Reader {
  readonly lines: LineAccount[] = []
  readonly printed: PrintedFigure[] = []
  readonly notes: ImportNote[] = []
  readonly errors: ImportError[] = []
  readonly classifications: Classifications
  readonly #rows = new Map<string, number>()

  constructor(classifications: Classifications) {
    this.classifications = classifications
  }

  account(line: SourceLine, table: string, kind: LineKind, row: string | null = null): void {
    this.lines.push({ line: line.number, table, kind, row })
  }

  note(line: SourceLine, table: string, code: ImportNote['code'], message: string): void {
    this.notes.push({ line: line.number, table, code, message })
  }

  /** @param what one clause without its place: «应为 8 列，实为 5 列» */
  error(
    line: SourceLine,
    table: string,
    code: ImportError['code'],
    what: string,
    { expected = null, found = null }: { readonly expected?: string | null; readonly found?: string | null } = {},
  ): void {
    this.errors.push({
      line: line.number,
      table,
      code,
      expected,
      found,
      message: `${placeOf(line.number, table)}：${what}`,
    })
  }

  /** Remembers where a row of a table is printed. @returns the line that has the same row already, or null */
  claimRow(line: SourceLine, table: string, row: string): number | null {
    const key = `${table}|${row}`
    const earlier = this.#rows.get(key)
    if (earlier === undefined) this.#rows.set(key, line.number)
    return earlier ?? null
  }

  /** Remembers a name that is printed beside figures: what is called how can be checked, never summed. */
  name(place: { line: SourceLine; table: string; row: string; column: ColumnId }, text: string): void {
    const { line, ...where } = place
    this.printed.push({ ...where, copy: '', text, value: null, line: line.number })
  }

  /**
   * Reads a printed figure and remembers it.
   * @returns canonical 元 (a plain number for quantities), or null for a blank and for what is no number
   */
  figure(
    at: { line: SourceLine; table: string; copy?: string; row: string; column: ColumnId },
    text: string,
    kind: AmountUnit | 'quantity',
  ): string | null {
    if (text === '') return null
    const value = kind === 'quantity' ? quantityOf(text) : amountOf(text, kind)
    if (value === null) {
      this.error(at.line, at.table, 'not-a-number', `“${text}”不是数字`, { expected: '数字', found: text })
    }
    const { line, table, copy = '', row, column } = at
    this.printed.push({ table, copy, row, column, text, value, line: line.number })
    return value
  }
}

/** Canonical 元 of a printed amount, or null where the text is none. */
export function amountOf(text: string, unit: AmountUnit): string | null {
  const amount = parseAmount(text, unit)
  return amount.ok ? canonicalYuan(amount.value) : null
}

/** The plain form of a printed number, or null where the text is none. */
export function quantityOf(text: string): string | null {
  const plain = normaliseNumber(text)
  return plain === null ? null : new Exact(plain).toFixed()
}

const placeOf = (line: number, table: string): string => {
  const title = TABLE_TITLES.get(table)
  return title === undefined ? `第 ${line} 行` : `第 ${line} 行（${title}）`
}
