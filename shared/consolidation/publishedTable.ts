import type { AmountUnit } from '../money/amount.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'
import type { Bindings, Measure } from './measure.ts'

/** A published table (公开表) declared as data over summaries and rows. */
export interface PublishedTable {
  /** `T01` … `T12` in the order of publication. */
  readonly id: string
  readonly title: string
  readonly unit: AmountUnit
  readonly decimals: number
  readonly columns: readonly TableColumn[]
  readonly rows: readonly RowPlan[]
  /** Printed below a table without rows: «本部门没有…». */
  readonly emptyNote?: string
  /** One copy a row of this sheet (the performance forms), the row bound; else one table. */
  readonly repeatFor?: SheetId
}

export interface TableColumn {
  readonly id: ColumnId
  /** Header cells from the top; neighbours with equal prefixes are merged. */
  readonly header: readonly string[]
  readonly kind: 'code' | 'text' | 'amount' | 'quantity'
  readonly width: number
}

/** What a row of a plan shows in a column: nothing, fixed text, text out of the bindings, or a figure. */
export type CellPlan =
  /** May hold bound names in braces: `{departmentName}`. */
  | { readonly text: string }
  /** `unitName`, `codeName`, a column of the bound row, or the shown name of the row that such a column refers to. */
  | {
      readonly show:
        | 'unitCode'
        | 'unitName'
        | 'code'
        | 'codeName'
        /** `otherwise`: shown where that column is blank. */
        | { readonly column: ColumnId; readonly otherwise?: ColumnId }
    }
  | { readonly figure: Measure }

/** A row of a table, or one row a binding, with the rows below it. */
export interface RowPlan {
  /**
   * The stable key of a row, by which a printed table's row is found. Text with bound names: `{unit}`, `{code}`, `{row}`,
   * `{n}` (from 1 inside its `each`), `{name}` (the shown name of the bound row, without white space).
   */
  readonly key: string
  readonly level: number
  readonly style?: 'total' | 'group' | 'leaf'
  readonly cells: Readonly<Record<ColumnId, CellPlan>>
  /** One row a binding; without it one row. Rows whose figures are all blank are left out, unless `always`. */
  readonly each?: Each
  readonly always?: boolean
  /** Only its inner rows are shown. */
  readonly hidden?: boolean
  /** Rows inside each of these. */
  readonly rows?: readonly RowPlan[]
}

/** What rows are repeated over. */
export type Each =
  | { readonly over: 'units' }
  /** Codes of that length in use in these columns (of the bound unit, below the bound code). */
  | {
      readonly over: 'codes'
      readonly list: 'functional' | 'economic'
      readonly digits: number
      readonly in: readonly { readonly sheet: SheetId; readonly column: ColumnId }[]
    }
  /**
   * Rows of a sheet, of the bound unit (`of: 'department'`: of the department's own section), in their order. `code`: only
   * those whose code in that column is below the bound code, by code. `refersTo`: only those whose reference in that
   * column is the bound row.
   */
  | {
      readonly over: 'rows'
      readonly sheet: SheetId
      readonly name?: ColumnId
      readonly code?: ColumnId
      readonly refersTo?: ColumnId
      readonly of?: 'unit' | 'department'
    }

/** A published table with its figures. */
export interface TableView {
  readonly id: string
  /** Tells copies of a repeated table apart: `unit/row id`; empty for the others. */
  readonly copy: string
  readonly title: string
  readonly unit: AmountUnit
  readonly decimals: number
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly emptyNote: string | null
}

export interface TableRow {
  readonly key: string
  readonly level: number
  readonly style: 'total' | 'group' | 'leaf'
  readonly cells: Readonly<Record<ColumnId, TableCell>>
}

export interface TableCell {
  /** As printed; empty for blank. */
  readonly text: string
  /** Canonical 元 (or a plain quantity), exact; null for text and blanks. */
  readonly value: string | null
  /** How the figure came about: what `trace` needs to find its cells. */
  readonly figure?: { readonly measure: Measure; readonly bindings: Bindings }
}

/** One figure of the published document that was imported, found again by table, row key and column. */
export interface PrintedFigure {
  readonly table: string
  /** As `TableView.copy`, but by the project's printed name, since the document knows no row ids. */
  readonly copy: string
  readonly row: string
  readonly column: ColumnId
  /** As printed. */
  readonly text: string
  /** Canonical 元 (or a plain quantity); null where the text is no number. */
  readonly value: string | null
  /** Line of the document, from 1. */
  readonly line: number
}
