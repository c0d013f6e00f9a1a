import { clipboardHtml } from './clipboardHtml.ts'
import type { CellAt, GridColumn, GridSource, ListOption } from './gridSource.ts'
import type { Command, KeySituation } from './keyCommand.ts'
import {
  at,
  cycle,
  type Extent,
  edgeFrom,
  goTo,
  inside,
  isSingle,
  moveBy,
  movingEnd,
  type Place,
  type Range,
  rangeOf,
  type Selection,
  type Step,
} from './selection.ts'
import { formatTsv, parseTsv } from './tsv.ts'

/** The cell that is being edited. */
export interface Editing {
  readonly row: string
  readonly column: number
  /** `typing`: arrows commit and move on. `editing`: arrows move in the text. */
  readonly mode: 'typing' | 'editing'
  /** What the editor starts with; typing starts with what was typed. */
  readonly initial: string
  /** Why the text can't be entered, in one sentence. */
  readonly error: string | null
  readonly list: null | { readonly options: readonly ListOption[]; readonly index: number }
}

/** Where a run of Tabs began: Enter goes back to that column. */
interface TabRun {
  readonly column: number
  readonly fromBlank: boolean
}

/**
 * Selection and editing of one grid, outside React. Places are indices of what is shown; when rows come and go, the
 * selection stays with its rows.
 */
export class GridController {
  readonly source: GridSource
  #selection: Selection
  #keys: { readonly active: string; readonly anchor: string; readonly focus: string }
  #editing: Editing | null = null
  #text = ''
  #tabRun: TabRun | null = null
  /** How many rows a page is; the screen knows. */
  pageRows = 20
  /** Brings a cell into sight; the screen does it. */
  reveal: (place: Place) => void = () => undefined
  /** Gives the grid the keyboard; the screen does it. */
  focus: () => void = () => undefined
  /** Called where undo set back cells that are not shown here. */
  elsewhere: (cell: CellAt) => void = () => undefined
  readonly #listeners = new Set<() => void>()
  readonly #stop: () => void

  constructor(source: GridSource) {
    this.source = source
    // Totals stand above; people come to work on what is below.
    const first = source.rows.findIndex(({ kind }) => kind === 'leaf')
    this.#selection = at({ row: Math.max(0, first), column: 0 })
    this.#keys = this.#keysOf(this.#selection)
    this.#stop = source.onRows(() => this.#follow())
  }

  destroy(): void {
    this.#stop()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  get selection(): Selection {
    return this.#selection
  }

  get editing(): Editing | null {
    return this.#editing
  }

  get range(): Range {
    return rangeOf(this.#selection)
  }

  get extent(): Extent {
    return { rows: this.source.rows.length, columns: this.source.columns.length }
  }

  /** The active cell; null where nothing is shown at all. */
  get activeCell(): CellAt | null {
    return this.#cellAt(this.#selection.active)
  }

  /**
   * How the selection runs through a row, as text so that it compares cheaply: blank, or
   * `left,right,isTop,isBottom,activeColumn`.
   */
  rowState(row: number): string {
    const { top, bottom, left, right } = this.range
    if (row < top || row > bottom) return ''
    const { active } = this.#selection
    return [left, right, row === top ? 1 : 0, row === bottom ? 1 : 0, active.row === row ? active.column : -1].join()
  }

  situation(): KeySituation {
    const editing = this.#editing
    if (editing !== null) {
      const lines = this.source.columns[editing.column]?.editor === 'lines'
      return { editing: { mode: editing.mode, list: editing.list !== null, lines }, spaceToggles: false }
    }
    const { row, column } = this.#selection.active
    const kind = this.source.rows[row]?.kind
    return { editing: null, spaceToggles: kind === 'subtotal' || this.source.columns[column]?.editor === 'tick' }
  }

  /** Goes to a place with the mouse: what is being edited is entered first; a refused entry keeps the selection. */
  pick(place: Place, extend: boolean): boolean {
    // Entering may move rows: the one that was pointed at is meant, wherever it is then.
    const cell = this.#cellAt(place)
    if (!this.leave()) return false
    this.#tabRun = null
    const target = (cell === null ? null : this.#placeOf(cell.row, cell.column)) ?? place
    this.#select(goTo(this.#selection, target, this.extent, extend))
    return true
  }

  /** Selects whole rows, as many as lie between two. */
  pickRows(from: number, to: number): void {
    const { rows, columns } = this.extent
    this.#pickBlock(
      { row: inside({ row: from, column: 0 }, { rows, columns }).row, column: 0 },
      { row: inside({ row: to, column: 0 }, { rows, columns }).row, column: columns - 1 },
    )
  }

  pickColumns(from: number, to: number): void {
    this.#pickBlock({ row: 0, column: from }, { row: this.extent.rows - 1, column: to })
  }

  /** Goes to a cell by its names; false where it is not shown. */
  goToCell({ row, column }: CellAt): boolean {
    const place = this.#placeOf(row, column)
    if (place === null || !this.leave()) return false
    this.#select(at(place))
    return true
  }

  /** Enters what is being edited; false where it is refused and stays in the editor. */
  leave(): boolean {
    return this.#editing === null || this.#commit()
  }

  /** An input method starts to compose: the cell is edited from here on. False where the active cell takes no text. */
  compose(): boolean {
    return this.#editing !== null || this.#start('typing')
  }

  /**
   * The text of the editor changed.
   * @param composing the text still holds letters of an input method, which no list knows
   * @returns false where the active cell takes no text
   */
  type(text: string, composing: boolean): boolean {
    if (this.#editing === null) {
      if (text === '') return true
      if (!this.#start('typing')) return false
    }
    this.#text = text
    const editing = this.#editing
    if (editing !== null && !composing) {
      this.#edit({
        ...editing,
        error: null,
        list: this.#listFor(editing.row, editing.column, text, text === '' ? -1 : 0),
      })
    }
    return true
  }

  startEditing(): boolean {
    return this.#start('editing')
  }

  /** Chooses an entry of the list under the editor. */
  choose(index: number): void {
    const editing = this.#editing
    const option = editing?.list?.options[index]
    if (editing === null || option === undefined) return
    this.#edit({ ...editing, list: editing.list === null ? null : { ...editing.list, index } })
    this.#commit()
  }

  copy(): { readonly text: string; readonly html: string } {
    const { top, bottom, left, right } = this.range
    const cells = this.source.rows
      .slice(top, bottom + 1)
      .map(({ key }) => this.source.columns.slice(left, right + 1).map(({ id }) => ({ row: key, column: id })))
    return {
      text: formatTsv(cells.map((row) => row.map((cell) => this.source.copyText(cell)))),
      html: clipboardHtml(cells.map((row) => row.map(({ row: key, column }) => this.source.view(key, column).text))),
    }
  }

  cut(): void {
    this.source.edits.clear(this.#cellsOfRange())
  }

  paste(text: string): void {
    const block = tiled(parseTsv(text), this.range)
    const [first] = block
    if (first === undefined) return
    const { top, left } = this.range
    const firstKey = this.source.rows[top]?.key
    const result = this.source.edits.paste(this.range, block)
    if (result === null) return
    // Added rows may stand elsewhere, by their codes; the block is where it began otherwise.
    const start = this.source.rows.findIndex(({ key }) => key === firstKey)
    const row = start >= 0 && this.source.rows[start]?.kind !== 'blank' ? start : this.#rowIndex(result.added[0] ?? '')
    if (row < 0) return
    const end = inside({ row: row + block.length - 1, column: left + first.length - 1 }, this.extent)
    this.#select({ active: { row, column: left }, anchor: { row, column: left }, focus: end }, false)
  }

  insertRow(): void {
    if (!this.leave()) return
    const behind = this.activeCell?.row
    const row = this.source.rows[this.#selection.active.row]
    const added = this.source.edits.insertRow(behind === undefined || row?.kind === 'blank' ? null : behind)
    if (added !== null) this.goToCell({ row: added, column: this.source.columns[0]?.id ?? '' })
  }

  deleteRows(): void {
    if (!this.leave()) return
    const { top, bottom } = this.range
    const { row, column } = { row: top, column: this.#selection.active.column }
    this.source.edits.deleteRows(this.source.rows.slice(top, bottom + 1).map(({ key }) => key))
    this.#select(at(inside({ row, column }, this.extent)))
  }

  undo(): void {
    if (this.leave()) this.#show(this.source.edits.undo().cells)
  }

  redo(): void {
    if (this.leave()) this.#show(this.source.edits.redo().cells)
  }

  /** Does what a key asks for. */
  run(command: Command): void {
    switch (command.kind) {
      case 'move':
        this.#move(command.step, command.to, command.extend)
        break
      case 'row-end':
        this.#toRowEnd(command.which, command.sheet, command.extend)
        break
      case 'step':
        this.#step(command.step)
        break
      case 'commit':
        this.#commitAndGo(command.step, command.how)
        break
      case 'list':
        this.#walkList(command.by)
        break
      case 'edit':
      case 'open-list':
        this.#start('editing')
        break
      case 'switch-mode':
        if (this.#editing !== null) {
          this.#edit({ ...this.#editing, mode: this.#editing.mode === 'typing' ? 'editing' : 'typing' })
        }
        break
      case 'cancel':
        this.#end()
        break
      case 'clear':
        this.source.edits.clear(this.#cellsOfRange())
        break
      case 'toggle':
        this.toggle()
        break
      case 'new-line':
        // The editor itself knows where its caret is.
        break
      case 'fill-down':
        this.#fillDown()
        break
      case 'select-all':
        this.pickRows(0, this.extent.rows - 1)
        break
      case 'undo':
        this.undo()
        break
      case 'redo':
        this.redo()
        break
      case 'insert-row':
        this.insertRow()
        break
      case 'delete-rows':
        this.deleteRows()
        break
    }
  }

  /** Ticks, unticks or folds what is selected. */
  toggle(): void {
    const active = this.activeCell
    if (active === null) return
    if (this.source.rows[this.#selection.active.row]?.kind === 'subtotal') this.source.toggleFold(active.row)
    else this.source.edits.toggle([active, ...this.#cellsOfRange()])
  }

  #pickBlock(from: Place, to: Place): void {
    if (!this.leave()) return
    this.#tabRun = null
    this.#select({ active: from, anchor: from, focus: to }, false)
  }

  #move(step: Step, to: 'next' | 'edge' | 'page', extend: boolean): void {
    this.#tabRun = null
    if (to === 'edge') {
      const from = movingEnd(this.#selection, extend)
      const edge = edgeFrom(from, step, this.extent, (place) => this.#isFilled(place))
      this.#select(goTo(this.#selection, edge, this.extent, extend))
      return
    }
    const rows = to === 'page' ? step.rows * this.pageRows : step.rows
    this.#select(moveBy(this.#selection, { rows, columns: step.columns }, this.extent, extend))
  }

  #toRowEnd(which: 'first' | 'last', sheet: boolean, extend: boolean): void {
    this.#tabRun = null
    const { row } = movingEnd(this.#selection, extend)
    const { rows, columns } = this.extent
    const place =
      which === 'first' ? { row: sheet ? 0 : row, column: 0 } : { row: sheet ? rows - 1 : row, column: columns - 1 }
    this.#select(goTo(this.#selection, place, this.extent, extend))
  }

  #step(step: Step): void {
    if (!isSingle(this.#selection)) {
      this.#select(cycle(this.#selection, step))
      return
    }
    const { active } = this.#selection
    if (step.columns !== 0) {
      this.#tabRun ??= { column: active.column, fromBlank: this.source.rows[active.row]?.kind === 'blank' }
      this.#select(moveBy(this.#selection, step, this.extent, false))
      return
    }
    const run = this.#tabRun
    this.#tabRun = null
    const column = step.rows > 0 ? (run?.column ?? active.column) : active.column
    // Whoever fills one new row after the other goes on at the blank line, wherever the row went by its code.
    const row = step.rows > 0 && run?.fromBlank === true ? this.extent.rows - 1 : active.row + step.rows
    this.#select(at(inside({ row, column }, this.extent)))
  }

  #commitAndGo(step: Step, how: 'step' | 'move'): void {
    const wasBlank = this.source.rows[this.#selection.active.row]?.kind === 'blank'
    const { column } = this.#selection.active
    if (!this.#commit()) return
    if (how === 'move') this.#move(step, 'next', false)
    else {
      if (wasBlank && isSingle(this.#selection)) this.#tabRun ??= { column, fromBlank: true }
      this.#step(step)
    }
  }

  #walkList(by: 1 | -1): void {
    const editing = this.#editing
    if (editing?.list == null || editing.list.options.length === 0) return
    const { options, index } = editing.list
    this.#edit({ ...editing, list: { options, index: (index + by + options.length) % options.length } })
  }

  #fillDown(): void {
    const { top, bottom, left, right } = this.range
    // A single row is filled from the one above it.
    const from = top === bottom ? Math.max(0, top - 1) : top
    this.source.edits.fillDown(
      this.source.rows.slice(from, bottom + 1).map(({ key }) => key),
      this.#columnIds(left, right),
    )
  }

  #start(mode: Editing['mode']): boolean {
    const active = this.activeCell
    if (active === null) return false
    const { column } = this.#selection.active
    const { editor } = this.#column(column)
    if (this.source.view(active.row, active.column).readOnly || editor === 'tick') return false
    const initial = mode === 'editing' ? this.source.edits.editText(active) : ''
    this.#text = initial
    // Opened on a filled cell, the list shows everything, with the present value marked.
    const list = this.#listFor(active.row, column, '', -1)
    const present = list?.options.findIndex(
      ({ value, label }) => initial !== '' && (value === initial || label === initial),
    )
    this.#edit({
      row: active.row,
      column,
      mode,
      initial,
      error: null,
      list: list === null ? null : { ...list, index: present ?? -1 },
    })
    return true
  }

  #listFor(row: string, column: number, query: string, index: number): Editing['list'] {
    const { id, editor } = this.#column(column)
    if (editor !== 'list') return null
    const options = this.source.edits.options({ row, column: id }, query)
    return { options, index: options.length === 0 ? -1 : index }
  }

  #commit(): boolean {
    const editing = this.#editing
    if (editing === null) return true
    const chosen = editing.list?.options[editing.list.index]
    const { id } = this.#column(editing.column)
    const untouched = editing.mode === 'editing' && this.#text === editing.initial && chosen === undefined
    if (untouched) {
      this.#end()
      return true
    }
    const entered = this.source.edits.enter({ row: editing.row, column: id }, chosen?.value ?? this.#text)
    if (!entered.ok) {
      this.#edit({ ...editing, error: entered.message })
      return false
    }
    this.#end()
    const place = this.#placeOf(entered.row, id)
    // Inside a range the selection stays; else it follows the row, which may be new or have moved by its code.
    if (place !== null && isSingle(this.#selection)) this.#select(at(place))
    return true
  }

  #end(): void {
    this.#editing = null
    this.#text = ''
    this.#emit()
  }

  #edit(editing: Editing): void {
    this.#editing = editing
    this.#emit()
  }

  #show(cells: readonly CellAt[]): void {
    const [first] = cells
    if (first === undefined) return
    const here = cells.find((cell) => this.#placeOf(cell.row, cell.column) !== null)
    if (here === undefined) this.elsewhere(first)
    else this.goToCell(here)
  }

  /** Rows came, went or moved: the selection stays with its rows, and near its place where they are gone. */
  #follow(): void {
    const { active, anchor, focus } = this.#selection
    const find = (place: Place, key: string): Place => {
      const row = this.#rowIndex(key)
      return inside(row < 0 ? place : { row, column: place.column }, this.extent)
    }
    const whole = {
      active: find(active, this.#keys.active),
      anchor: find(anchor, this.#keys.anchor),
      focus: find(focus, this.#keys.focus),
    }
    const { top, bottom } = rangeOf(whole)
    const holds = whole.active.row >= top && whole.active.row <= bottom
    this.#select(holds ? whole : at(whole.active), false)
  }

  #select(selection: Selection, reveal = true): void {
    this.#selection = selection
    this.#keys = this.#keysOf(selection)
    this.#emit()
    if (reveal) this.reveal(isSingle(selection) ? selection.active : selection.focus)
  }

  #emit(): void {
    for (const listener of this.#listeners) listener()
  }

  #keysOf({ active, anchor, focus }: Selection) {
    const key = ({ row }: Place) => this.source.rows[row]?.key ?? ''
    return { active: key(active), anchor: key(anchor), focus: key(focus) }
  }

  #rowIndex(key: string): number {
    return this.source.rows.findIndex((row) => row.key === key)
  }

  #placeOf(row: string, column: string): Place | null {
    const place = { row: this.#rowIndex(row), column: this.source.columns.findIndex(({ id }) => id === column) }
    return place.row < 0 || place.column < 0 ? null : place
  }

  #cellAt({ row, column }: Place): CellAt | null {
    const key = this.source.rows[row]?.key
    const id = this.source.columns[column]?.id
    return key === undefined || id === undefined ? null : { row: key, column: id }
  }

  #isFilled(place: Place): boolean {
    const cell = this.#cellAt(place)
    return cell !== null && this.source.isFilled(cell)
  }

  #cellsOfRange(): CellAt[] {
    const { top, bottom, left, right } = this.range
    const columns = this.#columnIds(left, right)
    return this.source.rows.slice(top, bottom + 1).flatMap(({ key }) => columns.map((column) => ({ row: key, column })))
  }

  #columnIds(left: number, right: number): string[] {
    return this.source.columns.slice(left, right + 1).map(({ id }) => id)
  }

  #column(index: number): GridColumn {
    const column = this.source.columns[index]
    if (column === undefined) throw new RangeError(`the grid has no column ${index}`)
    return column
  }
}

/** A block repeated over a range that it fits into a whole number of times, as spreadsheets do. */
function tiled(block: readonly (readonly string[])[], { top, bottom, left, right }: Range): (readonly string[])[] {
  const width = Math.max(0, ...block.map((row) => row.length))
  const rows = block.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
  if (width === 0) return []
  const repeat = (size: number, by: number): number => (size % by === 0 ? size / by : 1)
  const across = repeat(right - left + 1, width)
  const down = repeat(bottom - top + 1, rows.length)
  return Array.from({ length: down }, () => rows)
    .flat()
    .map((row) => Array.from({ length: across }, () => row).flat())
}
