import type { Range } from './selection.ts'

/** A row that is shown. Rows of the document, rows that are computed, and the blank line at the end. */
export interface GridRow {
  /** Stable while rows come and go above it. */
  readonly key: string
  readonly kind: 'leaf' | 'subtotal' | 'total' | 'blank'
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
  readonly mark: 'error' | 'warning' | 'hint' | null
  /** Found by what is looked for. */
  readonly found: boolean
  /** Something is said about it; the hint says what. */
  readonly commented: boolean
  /** People have to settle what it holds. */
  readonly conflict: boolean
  /** Somebody else who is in this cell. */
  readonly visitor: { readonly name: string; readonly colour: string; readonly editing: string } | null
}

export interface CellAt {
  readonly row: string
  readonly column: string
}

/** Rows and columns by their keys: every cell where they cross. */
export interface CellBlock {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
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

/** A cell as another program put it on the clipboard. */
export interface PastedCell {
  /** What it shows there. */
  readonly text: string
  /** The number behind it, as that program wrote it down; null where it did not. */
  readonly exact: string | null
  /** Where it was copied out of this program: what it was there (`GridSource.ownText`). */
  readonly own: string | null
}

/** A place between rows, by the row that it is next to. */
export interface RowPlace {
  readonly row: string
  readonly side: 'above' | 'below'
}

/** Where the edits of a grid go. Each is one step of undo. */
export interface GridEdits {
  /** What the editor starts with: every digit, the expression behind an amount. */
  editText(cell: CellAt): string
  options(cell: CellAt, query: string): readonly ListOption[]
  enter(cell: CellAt, text: string): Entered
  /** Ticks or unticks, all like the first one. */
  toggle(cells: readonly CellAt[]): void
  clear(cells: readonly CellAt[]): void
  /**
   * Repeats a block over the cells beside it, as one act. Computed rows are left out of both.
   * @param target rows and columns in the order in which they are filled, beginning beside the pattern
   */
  fill(pattern: CellBlock, target: CellBlock): void
  /** Inserts blank rows above or below another (null: at the end); none where rows can't be inserted. */
  insertRows(beside: RowPlace | null, count: number): readonly string[]
  /** Moves rows, in this order, behind another one (null: before all); false where rows have no order of their own. */
  moveRows(rows: readonly string[], behind: string | null): boolean
  deleteRows(rows: readonly string[]): void
  undo(): UndoResult
  redo(): UndoResult
  /** Takes a block that was pasted; asks the user first where something would go wrong. */
  paste(range: Range, block: readonly (readonly PastedCell[])[]): PasteResult
}

/** What the grid shows and where its edits go. The grid knows no document, the source knows no selection. */
export interface GridSource {
  readonly columns: readonly GridColumn[]
  readonly writable: boolean
  /** What the blank line at the end invites to. */
  readonly blankHint: string
  readonly edits: GridEdits
  /** The rows that are shown, in order; a new array whenever they change. */
  readonly rows: readonly GridRow[]
  onRows(listener: () => void): () => void
  view(row: string, column: string): CellView
  onCell(row: string, column: string, listener: () => void): () => void
  isFilled(cell: CellAt): boolean
  copyText(cell: CellAt): string
  /** What a copied cell is whatever the unit that it is shown in, for this program alone; null where its text says it. */
  ownText(cell: CellAt): string | null
  toggleFold(row: string): void
  /** What people call a row. */
  rowLabel(row: string): string
  /** Tells the user something in one sentence that needs no answer. */
  tell(sentence: string): void
}

export interface UndoResult {
  /** The cells that were set back. */
  readonly cells: readonly CellAt[]
}

/** The rows that a paste added; null where it waits for the user's decision or nothing may be written. */
export type PasteResult = { readonly added: readonly string[] } | null
