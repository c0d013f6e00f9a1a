import { plainName } from '../consolidation/rowKeys.ts'
import { type ComparedRow, type ComparedTable, type FigureColumn, isFigureColumn } from './comparedTable.ts'
import { formNameOf, rowNamer, unitOfCopy } from './rowName.ts'

/** One figure that is not blank, with everything that it is called by. */
export interface ComparedFigure {
  /** The same for the same figure of another state. */
  readonly identity: string
  readonly table: string
  /** Where it stands in its own state: what a trace asks for. */
  readonly place: { readonly copy: string; readonly row: string }
  readonly column: string
  /** Header of the column from the top. */
  readonly header: readonly string[]
  readonly kind: 'amount' | 'quantity'
  readonly unit: string | null
  readonly code: string
  readonly name: string
  /** Of the performance form that it stands in; else empty. */
  readonly form: string
  readonly style: ComparedRow['style']
  /** Canonical 元, or a plain quantity. */
  readonly value: string
}

/** The figures of a state, by identity, in the order in which they are printed. Blanks are none: blank is not zero. */
export function comparedFigures(tables: readonly ComparedTable[]): ReadonlyMap<string, ComparedFigure> {
  const figures = new Map<string, ComparedFigure>()
  const nthForm = counter()
  for (const table of tables) {
    const form = formNameOf(table)
    const unit = unitOfCopy(table.copy)
    const called = JSON.stringify([table.id, unit, plainName(form)])
    const copy = table.copy === '' ? '' : numbered(called, nthForm(called))
    for (const [row, column, name] of namedCells(table)) {
      const cell = row.cells[column.id]
      if (cell?.value == null) continue
      const identity = JSON.stringify([table.id, copy, name.identity, column.id])
      figures.set(identity, {
        identity,
        table: table.id,
        place: { copy: table.copy, row: row.key },
        column: column.id,
        header: column.header,
        kind: column.kind,
        unit: name.unit ?? unit,
        code: name.code,
        name: name.name,
        form,
        style: row.style,
        value: cell.value,
      })
    }
  }
  return figures
}

/** Every cell of a table in a figure column, with the name of its row; rows of one name are told apart by their order. */
function* namedCells(
  table: ComparedTable,
): Generator<[ComparedRow, FigureColumn, ReturnType<ReturnType<typeof rowNamer>>]> {
  const nameOf = rowNamer(table)
  const columns = table.columns.filter(isFigureColumn)
  const nth = columns.map(() => counter())
  for (const row of table.rows) {
    for (const [at, column] of columns.entries()) {
      const name = nameOf(row, column)
      yield [row, column, { ...name, identity: numbered(name.identity, nth[at]?.(name.identity) ?? 1) }]
    }
  }
}

/** How often a text has been asked for: 1 the first time. */
export function counter(): (text: string) => number {
  const times = new Map<string, number>()
  return (text) => {
    const time = (times.get(text) ?? 0) + 1
    times.set(text, time)
    return time
  }
}

/** Tells equal texts apart: the second one is `…#2`. */
export const numbered = (text: string, time: number): string => (time === 1 ? text : `${text}#${time}`)
