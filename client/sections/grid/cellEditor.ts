import type { CellAt, Entered, GridColumn, GridSource, ListOption } from './gridSource.ts'

/** The cell that is being edited. */
export interface Editing {
  readonly row: string
  readonly column: GridColumn
  /** `typing`: arrows commit and move on. `editing`: arrows move in the text. */
  readonly mode: 'typing' | 'editing'
  /** What the editor starts with; typing starts with what was typed. */
  readonly initial: string
  /** Why the text can't be entered, in one sentence. */
  readonly error: string | null
  readonly list: null | { readonly options: readonly ListOption[]; readonly index: number }
}

/** The editing of one cell: its text, the list under it, and why it is refused. */
export class CellEditor {
  readonly #source: GridSource
  #editing: Editing | null = null
  #text = ''

  constructor(source: GridSource) {
    this.#source = source
  }

  get editing(): Editing | null {
    return this.#editing
  }

  /** What was typed and not entered yet; null where nothing was. */
  get draft(): { readonly cell: CellAt; readonly text: string } | null {
    const editing = this.#editing
    return editing === null || this.#text === editing.initial ? null : { cell: cellOf(editing), text: this.#text }
  }

  /** False where the cell takes no text. */
  start(cell: CellAt, mode: Editing['mode']): boolean {
    const column = this.#source.columns.find(({ id }) => id === cell.column)
    if (column === undefined || column.editor === 'tick' || this.#source.view(cell.row, cell.column).readOnly)
      return false
    const initial = mode === 'editing' ? this.#source.edits.editText(cell) : ''
    this.#text = initial
    // Opened on a filled cell, the list shows everything, with the present value marked.
    const options = column.editor === 'list' ? this.#source.edits.options(cell, '') : null
    const present = options?.findIndex(({ value, label }) => initial !== '' && (value === initial || label === initial))
    const list = options === null ? null : { options, index: present ?? -1 }
    this.#editing = { row: cell.row, column, mode, initial, error: null, list }
    return true
  }

  /** @param composing the text still holds letters of an input method, which no list knows */
  type(text: string, composing: boolean): void {
    const editing = this.#editing
    if (editing === null) return
    this.#text = text
    if (composing) return
    const options = editing.list === null ? null : this.#source.edits.options(cellOf(editing), text)
    const list = options === null ? null : { options, index: options.length === 0 || text === '' ? -1 : 0 }
    this.#editing = { ...editing, error: null, list }
  }

  switchMode(): void {
    const editing = this.#editing
    if (editing !== null) this.#editing = { ...editing, mode: editing.mode === 'typing' ? 'editing' : 'typing' }
  }

  /** Walks through the list, round and round. */
  walkList(by: 1 | -1): void {
    const list = this.#editing?.list
    if (list == null || list.options.length === 0) return
    this.#mark((list.index + by + list.options.length) % list.options.length)
  }

  /** Marks an entry of the list as the one that is entered. False where there is none. */
  choose(index: number): boolean {
    if (this.#editing?.list?.options[index] === undefined) return false
    this.#mark(index)
    return true
  }

  /** Enters what is marked or typed. A refused text stays, with its sentence. */
  commit(): Entered {
    const editing = this.#editing
    if (editing === null) return { ok: false, message: '' }
    const chosen = editing.list?.options[editing.list.index]
    const untouched = editing.mode === 'editing' && this.#text === editing.initial && chosen === undefined
    const entered: Entered = untouched
      ? { ok: true, row: editing.row }
      : this.#source.edits.enter(cellOf(editing), chosen?.value ?? this.#text)
    if (entered.ok) this.end()
    else this.#editing = { ...editing, error: entered.message }
    return entered
  }

  end(): void {
    this.#editing = null
    this.#text = ''
  }

  #mark(index: number): void {
    const editing = this.#editing
    if (editing?.list != null) this.#editing = { ...editing, list: { ...editing.list, index } }
  }
}

const cellOf = ({ row, column }: Editing): CellAt => ({ row, column: column.id })
