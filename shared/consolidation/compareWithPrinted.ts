import type { Tolerance, Verdict } from '../checks/rule.ts'
import { compareValues } from '../checks/verdict.ts'
import { Exact } from '../money/exact.ts'
import { evaluate } from './evaluate.ts'
import type { MeasureValue } from './measure.ts'
import type { PrintedFigure, TableCell, TableRow, TableView } from './publishedTable.ts'
import { plainName } from './rowKeys.ts'
import type { MeasureSource } from './source.ts'

/** One cell of a computed table beside the same cell in print. */
export interface ComparedCell {
  readonly table: string
  /** The printed name of the project where the table is its form; else empty. */
  readonly copy: string
  readonly row: string
  readonly column: string
  /** As printed; null where print has a blank or no such row. */
  readonly printed: string | null
  /** As computed; null where it is blank or there is no such row. */
  readonly computed: string | null
  readonly verdict: Verdict
  /** Of the printed figure; null where there is none. */
  readonly line: number | null
}

/**
 * Compares every figure of the computed tables with the published ones, cell by cell. Cells that are blank on both sides
 * don't count; a blank against a figure can't be compared.
 */
export function compareWithPrinted(
  views: readonly TableView[],
  printed: readonly PrintedFigure[],
  source: MeasureSource,
): ComparedCell[] {
  const isWord = ({ table, column }: PrintedFigure): boolean => {
    const kind = source.template.tables.find(({ id }) => id === table)?.columns.find(({ id }) => id === column)?.kind
    return kind === 'text' || kind === 'code'
  }
  const figures = printed.filter((figure) => !isWord(figure))
  const open = new Map(figures.map((figure) => [keyOf(figure.table, figure.copy, figure.row, figure.column), figure]))
  const compared: ComparedCell[] = []
  for (const view of views) {
    const copy = copyOf(view)
    for (const [at, row] of view.rows.entries()) {
      for (const [column, cell] of Object.entries(row.cells)) {
        if (cell.figure === undefined) continue
        const key = keyOf(view.id, copy, row.key, column)
        const figure = open.get(key)
        open.delete(key)
        const isPrinted = figure !== undefined && figure.text !== ''
        if (cell.value === null && !isPrinted) continue
        compared.push({
          table: view.id,
          copy,
          row: row.key,
          column,
          printed: isPrinted ? figure.text : null,
          computed: cell.value === null ? null : cell.text,
          verdict: verdictOf(cell, figure, { view, at, column, source }),
          line: figure?.line ?? null,
        })
      }
    }
  }
  // What print has and the tables don't.
  for (const { table, copy, row, column, text, line } of open.values()) {
    if (text === '') continue
    compared.push({ table, copy, row, column, printed: text, computed: null, verdict: 'cannot-compare', line })
  }
  return compared
}

interface Place {
  readonly view: TableView
  readonly at: number
  readonly column: string
  readonly source: MeasureSource
}

function verdictOf(cell: TableCell, figure: PrintedFigure | undefined, place: Place): Verdict {
  if (cell.figure === undefined || cell.value === null || figure?.value == null) return 'cannot-compare'
  const { view, source } = place
  const computed = evaluate(cell.figure.measure, cell.figure.bindings, source)
  const isQuantity = view.columns.find(({ id }) => id === place.column)?.kind === 'quantity'
  // What prints the same is the same: print has no more digits to say.
  const shown = isQuantity ? computed : asPrinted(computed, view)
  const printed: MeasureValue = { amount: new Exact(figure.value), addends: 1, rounded: computed.rounded > 0 ? 1 : 0 }
  return compareValues(shown, '=', printed, isQuantity ? EXACT : toleranceOf(computed, view.rows, place.at)).verdict
}

const EXACT: Tolerance = { kind: 'exact' }

/**
 * One cell that was read from print is printed again as it was. Several may be off by one step where they are printed
 * right below their sum; where there is a level between, or they stand elsewhere, by as much as their number allows.
 */
function toleranceOf({ addends }: MeasureValue, rows: readonly TableRow[], at: number): Tolerance {
  if (addends <= 1) return EXACT
  const below = rowsBelow(rows, at)
  const next = below[0]?.level
  const isNeighbouring = next !== undefined && below.every(({ level }) => level === next)
  return { kind: 'rounding', levels: isNeighbouring ? 'neighbouring' : 'across' }
}

/** The rows that stand below a row, down to the next one of its level. */
function rowsBelow(rows: readonly TableRow[], at: number): readonly TableRow[] {
  const level = rows[at]?.level ?? 0
  const end = rows.findIndex((row, index) => index > at && row.level <= level)
  return rows.slice(at + 1, end === -1 ? undefined : end)
}

/** An amount rounded to the places that its table prints. */
function asPrinted(value: MeasureValue, { unit, decimals }: TableView): MeasureValue {
  if (value.amount === null) return value
  const factor = unit === 'wan' ? 10_000 : 1
  const amount = value.amount.dividedBy(factor).toDecimalPlaces(decimals, Exact.ROUND_HALF_UP).times(factor)
  return { ...value, amount }
}

const keyOf = (...parts: readonly string[]): string => parts.join('|')

/** A printed form is told by its project's printed name, since the document knows no row ids. */
function copyOf(view: TableView): string {
  if (view.copy === '') return ''
  return plainName(view.rows[0]?.cells['printedName']?.text ?? '')
}
