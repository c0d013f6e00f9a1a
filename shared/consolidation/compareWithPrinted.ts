import type { Verdict } from '../checks/rule.ts'
import { compareValues } from '../checks/verdict.ts'
import { Exact } from '../money/exact.ts'
import { evaluate } from './evaluate.ts'
import type { MeasureValue } from './measure.ts'
import type { PrintedFigure, TableView } from './publishedTable.ts'
import { plainName } from './rowKeys.ts'
import type { MeasureSource } from './source.ts'

/** One cell of a computed table beside the same cell in print. */
export interface ComparedCell {
  readonly table: string
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
  const open = new Map(printed.map((figure) => [keyOf(figure.table, figure.copy, figure.row, figure.column), figure]))
  const compared: ComparedCell[] = []
  for (const view of views) {
    const copy = copyOf(view)
    for (const row of view.rows) {
      for (const [column, cell] of Object.entries(row.cells)) {
        if (cell.figure === undefined) continue
        const key = keyOf(view.id, copy, row.key, column)
        const figure = open.get(key)
        open.delete(key)
        if (cell.value === null && figure === undefined) continue
        const left = evaluate(cell.figure.measure, cell.figure.bindings, source)
        compared.push({
          table: view.id,
          copy,
          row: row.key,
          column,
          printed: figure?.text ?? null,
          computed: cell.value === null ? null : cell.text,
          verdict: compareValues(left, '=', printedValue(figure), { kind: 'rounding', levels: 'across' }).verdict,
          line: figure?.line ?? null,
        })
      }
    }
  }
  // What print has and the tables don't.
  for (const figure of open.values()) {
    const { table, copy, row, column, text, line } = figure
    compared.push({ table, copy, row, column, printed: text, computed: null, verdict: 'cannot-compare', line })
  }
  return compared
}

const keyOf = (...parts: readonly string[]): string => parts.join('|')

/** A printed form is told by its project's printed name, since the document knows no row ids. */
function copyOf(view: TableView): string {
  if (view.copy === '') return ''
  return plainName(view.rows[0]?.cells['printedName']?.text ?? '')
}

const printedValue = (figure: PrintedFigure | undefined): MeasureValue =>
  figure?.value == null
    ? { amount: null, addends: 0, rounded: true }
    : { amount: new Exact(figure.value), addends: 1, rounded: true }
