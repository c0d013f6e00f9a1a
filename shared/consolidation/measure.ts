import type { Exact } from '../money/exact.ts'
import type { ExactSum } from '../money/exactSum.ts'
import type { CellKey } from '../section/cellKey.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'
import type { CeilingKind } from './ceiling.ts'

/**
 * What a figure is made of, as data. The same expression is evaluated (on summaries, for speed), traced (on snapshots,
 * to the cells) and explained in words.
 */
export type Measure =
  | { readonly sum: Selector }
  | { readonly plus: readonly Measure[] }
  /** How many non-blank cells there are. */
  | { readonly count: Selector }
  /** 1 where the measure has a value, blank where it has none; its cells are not traced: that they are there is no news. */
  | { readonly present: Measure }
  | { readonly minus: readonly [Measure, Measure] }
  | { readonly times: readonly [Measure, Measure] }
  /** Of every row that matches the product of these columns, added up; a row in which one is blank gives nothing. */
  | { readonly products: ProductSelector }
  /** An exact decimal, in 元 where it stands for an amount. */
  | { readonly constant: string }
  /** A figure of the imported publication (对照数): compared with, never summed into anything published. */
  | { readonly printed: { readonly table: string; readonly row: BoundText; readonly column: ColumnId } }
  /** The ceiling (控制数) that was issued for the bound unit, or for the department. */
  | { readonly ceiling: CeilingKind }

/** Text with bound names in braces: `unit:{unit}/code:{code}`. */
export type BoundText = string

/** The cells of one column of one sheet, of the bound unit (or of every unit), that match. */
export interface Selector {
  readonly sheet: SheetId
  readonly column: ColumnId
  /** All must match. Only dimensions of the sheet where the measure is evaluated on summaries; any column otherwise. */
  readonly where?: Readonly<Record<ColumnId, Match>>
  /** Only the bound row itself (`Bindings.row`). */
  readonly row?: 'bound'
}

/** Several columns of the rows of one sheet, multiplied row by row. */
export interface ProductSelector {
  readonly sheet: SheetId
  readonly columns: readonly ColumnId[]
  readonly where?: Readonly<Record<ColumnId, Match>>
}

export type Match =
  | string
  | { readonly anyOf: readonly string[] }
  | { readonly prefix: string | readonly string[] }
  /** Equal to a bound name; `{ bound: 'row' }` matches references to the bound row. */
  | { readonly bound: keyof Bindings }
  /** Starts with a bound name: every leaf below the bound code. */
  | { readonly below: keyof Bindings }
  | { readonly all: readonly Match[] }
  /** The row that this column refers to is there, and matches in columns of its own. */
  | { readonly refersTo: Readonly<Record<ColumnId, Match>> }

/** What a measure is evaluated for. Absent `unit`: the whole department. */
export interface Bindings {
  readonly unit?: string
  readonly code?: string
  readonly row?: string
  /** The key of a row of a printed table. */
  readonly printedRow?: string
}

/** The value of a measure. Blank is not zero: `amount` is null where no cell at all contributed. */
export interface MeasureValue {
  readonly amount: Exact | null
  /** How many non-blank cells were added up. */
  readonly addends: number
  /** How many of these were read from printed 万元, and so were rounded by themselves. */
  readonly rounded: number
}

/** One cell that a figure came from. */
export interface CellRef {
  readonly unit: string
  readonly cell: CellKey
  /** Canonical text of the cell. */
  readonly value: string
}

/** Additive content of a section or of any sum of sections: amounts by sheet, column and dimensions. */
export interface Summary {
  readonly precision: 'fen' | 'wan'
  readonly entries: ReadonlyMap<SummaryKey, SummaryEntry>
}

/** `sheet|column|dim1=value|dim2=value`, dimensions in the order of the template. */
export type SummaryKey = string

export interface SummaryEntry {
  readonly sheet: SheetId
  readonly column: ColumnId
  readonly dimensions: Readonly<Record<ColumnId, string>>
  /** Of quantities as of amounts; the column tells which they are. */
  readonly sum: ExactSum
}
