import type { Measure } from '../consolidation/measure.ts'
import type { ColumnId, SectionKind, SheetId } from './ids.ts'

/** One sheet (表页) of a section. */
export interface Sheet {
  /** `^[a-z][A-Za-z]{0,31}$`; the first part of every row id of this sheet. */
  readonly id: SheetId
  readonly title: string
  readonly kind: SectionKind
  /** What a row is, in Chinese, for messages: «一个项目». */
  readonly rowNoun: string
  /** The columns by which people tell one row from another, in words; else the first frozen one. */
  readonly label?: readonly ColumnId[]
  /** `free`: people insert and delete rows. `fixed`: exactly the seeded rows. */
  readonly rows: 'free' | 'fixed'
  /** Seeded when a section is created; for `fixed` sheets all there ever is. The id is the part after the dot. */
  readonly seededRows?: readonly { readonly id: string; readonly cells: Readonly<Record<ColumnId, string>> }[]
  readonly columns: readonly Column[]
  /** The columns that a summary is kept by; a subset of the columns of kind code, choice. */
  readonly dimensions: readonly ColumnId[]
  /** Roll-up rows shown above their leaves, by the code in this column: computed, read-only. */
  readonly subtotals?: { readonly by: ColumnId; readonly digits: readonly number[] }
}

export interface Column {
  /** `^[a-z][A-Za-z0-9]{0,31}$`; the part of a cell key after the colon. */
  readonly id: ColumnId
  readonly title: string
  /** The header above several neighbouring columns. */
  readonly group?: string
  readonly type: ColumnType
  /** Pixels at first sight. */
  readonly width: number
  readonly required?: boolean
  readonly frozen?: boolean
  /** Fixed by the seed of the sheet: shown, never typed. */
  readonly readOnly?: boolean
  /** False where adding up the amounts of the column means nothing: unit prices, quotas. */
  readonly summed?: false
}

export type ColumnType =
  | { readonly kind: 'text'; readonly maxLength: number; readonly multiline?: boolean }
  /** Canonical 元. `basis` names the text column that keeps the expression it was computed from. */
  | { readonly kind: 'amount'; readonly basis?: ColumnId; readonly negative?: boolean }
  /** A plain exact decimal: a count, a rate. */
  | { readonly kind: 'quantity' }
  /** A code of a classification; `digits` are the lengths of codes that may be entered (the leaves). */
  | { readonly kind: 'code'; readonly list: 'functional' | 'economic'; readonly digits: readonly number[] }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  /** '1' where ticked, blank where not. */
  | { readonly kind: 'tick' }
  /** The id of a row of another sheet of the same section; `show` is the column that people see. */
  | { readonly kind: 'row'; readonly sheet: SheetId; readonly show: ColumnId }
  /** Computed from other cells, read-only, an amount: how is the measure, bound to this row (see `Bindings`). */
  | { readonly kind: 'derived'; readonly measure: Measure }
