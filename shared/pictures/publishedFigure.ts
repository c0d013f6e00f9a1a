import type { TableView } from '../consolidation/publishedTable.ts'
import { type AmountYuan, addYuan, roundToFen, subtractYuan, ZERO_YUAN } from '../money/amount.ts'
import { Exact } from '../money/exact.ts'
import type { ColumnId } from '../template/ids.ts'

/** A published table as pictures read it: its figures alone, wherever they were computed. */
export type FiguredTable = Pick<TableView, 'id' | 'copy'> & {
  readonly rows: readonly {
    readonly key: string
    readonly level: number
    readonly cells: Readonly<Record<ColumnId, { readonly text: string; readonly value: string | null } | undefined>>
  }[]
}

/** One figure of a published table: where it stands, whose it is, and what it adds to the part of a picture. */
export interface PublishedFigure {
  readonly table: string
  readonly copy: string
  readonly row: string
  readonly column: ColumnId
  /** What people call it. */
  readonly name: string
  readonly amount: AmountYuan
  /** Taken away instead of added: a difference has two sides. */
  readonly taken?: true
}

/** A part of a picture. Invariant: `amount` is the exact sum of its figures, those that are taken counting below zero. */
export interface Part {
  readonly id: string
  readonly label: string
  readonly amount: AmountYuan
  readonly figures: readonly PublishedFigure[]
}

export function partOf(id: string, label: string, figures: readonly PublishedFigure[]): Part {
  const amount = figures.reduce(
    (sum, figure) => (figure.taken === true ? subtractYuan(sum, figure.amount) : addYuan(sum, figure.amount)),
    ZERO_YUAN,
  )
  return { id, label, amount, figures }
}

/** The exact sum of parts. */
export const sumOf = (parts: readonly Part[]): AmountYuan =>
  parts.reduce((sum, { amount }) => addYuan(sum, amount), ZERO_YUAN)

/** A figure that stands for what another one is lessened by. */
export const taken = (figure: PublishedFigure): PublishedFigure => ({ ...figure, taken: true })

/** The rows of one table, found by their keys. */
export interface TableFigures {
  readonly rows: FiguredTable['rows']
  /** Null where the table has no such figure, or it is blank: blank is not zero. */
  at(row: string, column: ColumnId, name: string): PublishedFigure | null
  text(row: string, column: ColumnId): string
}

/** A table by its id; of one that is not there, no rows. */
export function figuresOf(tables: readonly FiguredTable[], id: string): TableFigures {
  const table = tables.find((one) => one.id === id)
  const rows = table?.rows ?? []
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return {
    rows,
    text: (row, column) => byKey.get(row)?.cells[column]?.text ?? '',
    at: (row, column, name) => {
      const value = byKey.get(row)?.cells[column]?.value ?? null
      if (value === null) return null
      return { table: id, copy: table?.copy ?? '', row, column, name, amount: roundToFen(new Exact(value)) }
    },
  }
}

/** The unit and the code of a row of a code inside a unit; null for every other row. */
export function codeOfRow(key: string): { readonly unit: string; readonly code: string } | null {
  const [, unit, code] = /^unit:([^/]+)\/code:(\d+)$/.exec(key) ?? []
  return unit === undefined || code === undefined ? null : { unit, code }
}
