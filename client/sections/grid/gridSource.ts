import type { Range } from './selection.ts'

/** A row that is shown. Rows of the document, rows that are computed, and the blank line at the end. */
export interface GridRow {
  /** Stable while rows come and go above it. */
  readonly key: string
  readonly kind: 'leaf' | 'subtotal' | 'blank'
  /** Depth among subtotals, from 0. */
  readonly level: number
  /** Of subtotals: whether the rows below are hidden. */
  readonly folded: boolean
}

export interface GridColumn {
  readonly id: string
  readonly title: string
  /** The header above several neighbouring columns. */
  readonly group: string | null
  /** Pixels at first sight. */
  readonly width: number
  readonly frozen: boolean
  readonly required: boolean
  readonly align: 'left' | 'right' | 'center'
  readonly editor: 'line' | 'lines' | 'list' | 'tick'
}

/** Everything that one cell shows. The same object as long as nothing of it changes. */
export interface CellView {
  readonly text: string
  readonly readOnly: boolean
  /** Hovering says more: the exact amount, the whole long text, what a check found. */
  readonly hint: string
  readonly mark: 'error' | 'warning' | 'hint' | 'rounding' | null
  /** Somebody else who is in this cell. */
  readonly visitor: { readonly name: string; readonly colour: string } | null
}

export interface CellAt {
  readonly row: string
  readonly column: string
}

/** One entry of the small list under a cell. */
export interface ListOption {
  /** What is entered when it is chosen. */
  readonly value: string
  /** What is shown first: a code, a label. */
  readonly label: string
  readonly detail: string
}

/** The outcome of entering a text into one cell: the row it is in (a new one for the blank line), or one sentence. */
export type Entered = { readonly ok: true; readonly row: string } | { readonly ok: false; readonly message: string }

/** What the grid shows and where its edits go. The grid knows no document, the source knows no selection. */
export interface GridSource {
  readonly columns: readonly GridColumn[]
  readonly writable: boolean
  /** The rows that are shown, in order; a new array whenever they change. */
  readonly rows: readonly GridRow[]
  onRows(listener: () => void): () => void
  view(row: string, column: string): CellView
  onCell(row: string, column: string, listener: () => void): () => void
  isFilled(cell: CellAt): boolean
  /** What the editor starts with: every digit, the expression behind an amount. */
  editText(cell: CellAt): string
  copyText(cell: CellAt): string
  options(cell: CellAt, query: string): readonly ListOption[]
  enter(cell: CellAt, text: string): Entered
  /** Ticks or unticks. */
  toggle(cells: readonly CellAt[]): void
  clear(cells: readonly CellAt[]): void
  /** Copies the top row of a range into the rows below it. */
  fillDown(rows: readonly string[], columns: readonly string[]): void
  /** Inserts a blank row behind another and returns its key; null where the sheet has fixed rows. */
  insertRow(behind: string | null): string | null
  deleteRows(rows: readonly string[]): void
  /** The cells that were set back, or why nothing was. */
  undo(): UndoResult
  redo(): UndoResult
  toggleFold(row: string): void
  /** Takes what was pasted; asks the user first where something would go wrong. */
  paste(
    at: { readonly rows: readonly string[]; readonly columns: readonly string[]; readonly range: Range },
    block: readonly (readonly string[])[],
  ): PasteResult
}

export interface UndoResult {
  readonly cells: readonly CellAt[]
}

/** How far a paste reached, in rows and columns of what is shown; null where it waits for the user's decision. */
export type PasteResult = { readonly rows: readonly string[]; readonly columns: readonly string[] } | null
