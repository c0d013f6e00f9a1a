import { parseRowId } from '@hesuan/shared/section/cellKey.ts'
import type { CellAt, GridEdits } from '../grid/gridSource.ts'
import type { FindWish } from '../grid/keyCommand.ts'
import type { ViewController } from '../workbench/openView.ts'

/** What the field that has the keyboard holds. The same object as long as nothing of it changes. */
export interface FieldState {
  readonly cell: CellAt
  readonly text: string
  /** What it began with; the same as `text` as long as nothing was typed. */
  readonly initial: string
  /** Why the text can't be entered, in one sentence. */
  readonly error: string | null
  /** What somebody else has set meanwhile, while this was being typed. */
  readonly theirs: string | null
}

/** What the screen does with a field. */
export interface ShownField {
  focus(): void
  /** Brings it into sight. */
  reveal(): void
}

/** Where somebody is in the forms and what they type: the fields are plain text areas, so input methods are at home. */
export class FormsController implements ViewController {
  readonly #editsOf: (cell: CellAt) => GridEdits
  readonly #fields = new Map<string, ShownField>()
  readonly #listeners = new Set<() => void>()
  #active: CellAt | null = null
  #state: FieldState | null = null
  /** Brought into sight, and given the keyboard, as soon as the screen shows it. */
  #wanted: { readonly key: string; readonly keyboard: boolean } | null = null
  elsewhere: (cell: CellAt) => void = () => undefined
  find: (what: FindWish) => void = () => undefined
  /** Gives the keyboard to the list of forms; the screen does it. */
  focusList: () => void = () => undefined

  constructor(editsOf: (cell: CellAt) => GridEdits) {
    this.#editsOf = editsOf
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  get active(): CellAt | null {
    return this.#active
  }

  get editing(): FieldState | null {
    return this.#state !== null && this.#state.text !== this.#state.initial ? this.#state : null
  }

  /** What a field shows while it has the keyboard; null while it has not. */
  stateOf({ row, column }: CellAt): FieldState | null {
    const cell = this.#state?.cell
    return cell?.row === row && cell.column === column ? this.#state : null
  }

  /** A field has got the keyboard. A refused text elsewhere keeps its place: it gets the keyboard back. */
  enter(cell: CellAt): void {
    if (this.stateOf(cell) !== null) return
    if (this.editing !== null && !this.leave()) return
    this.#active = cell
    const text = this.#editsOf(cell).editText(cell)
    this.#state = { cell, text, initial: text, error: null, theirs: null }
    this.#emit()
  }

  /** The text of a field; of another field than the one with the keyboard it is none of ours. */
  type(cell: CellAt, text: string): void {
    const state = this.stateOf(cell)
    if (state === null) return
    this.#state = { ...state, text, error: null }
    this.#emit()
  }

  /** What was typed is given up. */
  cancel(): void {
    if (this.#state === null) return
    this.#reread(this.#state.cell)
  }

  /** The keyboard leaves a field. False where its text is refused and stays. */
  exit(cell: CellAt): boolean {
    if (this.stateOf(cell) === null) return true
    if (!this.leave()) return false
    this.#state = null
    this.#emit()
    return true
  }

  leave(): boolean {
    const { editing } = this
    if (editing === null) return true
    const entered = this.#editsOf(editing.cell).enter(editing.cell, editing.text)
    if (entered.ok) this.#reread(editing.cell)
    else {
      this.#state = { ...editing, error: entered.message }
      this.#emit()
    }
    return entered.ok
  }

  /** Goes to a field, now or as soon as it is shown. */
  goTo(cell: CellAt): void {
    this.#active = cell
    if (this.stateOf(cell) === null) this.#state = null
    this.#want(keyOf(cell), false)
    this.#emit()
  }

  /** Nobody is in any field: another form was chosen. */
  forget(): void {
    this.#active = null
    this.#state = null
    this.#wanted = null
    this.#emit()
  }

  focus(): void {
    if (this.#active === null) this.focusList()
    else this.#want(keyOf(this.#active), true)
  }

  /** A field is on the screen. */
  register(cell: CellAt, field: ShownField): () => void {
    const key = keyOf(cell)
    this.#fields.set(key, field)
    if (this.#wanted?.key === key) this.#want(key, this.#wanted.keyboard)
    return () => {
      if (this.#fields.get(key) === field) this.#fields.delete(key)
    }
  }

  /** Whether a field is where somebody is, with the keyboard or without it. */
  isActive({ row, column }: CellAt): boolean {
    return this.#active?.row === row && this.#active.column === column
  }

  /** Cells of the document are different now: an untouched field follows, a touched one says so. */
  follow(cells: readonly string[]): void {
    const state = this.#state
    if (state === null || !cells.includes(keyOf(state.cell))) return
    const text = this.#editsOf(state.cell).editText(state.cell)
    if (this.editing === null) this.#reread(state.cell)
    else if (text !== state.initial) {
      this.#state = { ...state, theirs: text }
      this.#emit()
    }
  }

  /** The same field in another unit. */
  reread(): void {
    if (this.#state !== null && this.editing === null) this.#reread(this.#state.cell)
  }

  #want(key: string, keyboard: boolean): void {
    const field = this.#fields.get(key)
    this.#wanted = field === undefined ? { key, keyboard } : null
    field?.reveal()
    if (keyboard) field?.focus()
  }

  #reread(cell: CellAt): void {
    const gone = parseRowId(cell.row) === null
    const text = gone ? '' : this.#editsOf(cell).editText(cell)
    this.#state = { cell, text, initial: text, error: null, theirs: null }
    this.#emit()
  }

  #emit(): void {
    for (const listener of this.#listeners) listener()
  }
}

const keyOf = ({ row, column }: CellAt): string => `${row}:${column}`
