import { CellEditor, type Editing } from './cellEditor.ts'
import { copiedBlock, tiledBlock } from './clipboardBlock.ts'
import { readClipboard } from './clipboardTable.ts'
import { fillDown, fillInto, fillReach, fillRight, fillTarget } from './gridFill.ts'
import type { CellAt, GridSource, RowPlace } from './gridSource.ts'
import type { Command, FindWish, KeySituation } from './keyCommand.ts'
import { isWholeRows, rowBefore, rowBeforeStep } from './rowDrag.ts'
import { rowState } from './rowState.ts'
import type { Place, Range, Selection, Step } from './selection.ts'
import {
  addRange,
  at,
  cycle,
  type Extent,
  edgeFrom,
  goTo,
  inside,
  isIn,
  isSingle,
  moveBy,
  movingEnd,
} from './selection.ts'
import { SelectionModel } from './selectionModel.ts'

/** Where a run of Tabs began: Enter goes back to that column. */
interface TabRun {
  readonly column: number
  readonly fromBlank: boolean
}

/** How the mouse selects: anew, stretching the range (Shift), or another range beside it (Ctrl). */
export type Picking = 'anew' | 'stretch' | 'add'
/** Of whole rows and columns also the last range again, while a drag goes on. */
export type PickingLines = Picking | 'again'

/** What a grid does when keys, mouse and clipboard ask for it: selection and editing, outside React. */
export class GridController {
  readonly source: GridSource
  readonly #model: SelectionModel
  readonly #editor: CellEditor
  #tabRun: TabRun | null = null
  #fillPreview: Range | null = null
  #dropBoundary: number | null = null
  /** How many rows a page is; the screen knows. */
  pageRows = 20
  /** Brings a cell into sight; the screen does it. */
  reveal: (place: Place) => void = () => undefined
  /** Gives the grid the keyboard; the screen does it. */
  focus: () => void = () => undefined
  /** Called where somebody wants to say something about the active cell. */
  comment: () => void = () => undefined
  /** Whether this person may; the section knows. */
  mayComment = false
  /** Called with one of the values that stand at a cell, by its place among them. */
  adopt: (cell: CellAt, index: number) => void = () => undefined
  /** Called where undo set back cells that are not shown here. */
  elsewhere: (cell: CellAt) => void = () => undefined
  /** Called for what is looked for; the bar of the workbench does it. */
  find: (wish: FindWish) => void = () => undefined
  /** Opens the menu of the marked cells, or of a column, at a place of the window (null: at the active cell). */
  menu: (what: 'cell' | 'column', column: string | null, spot: { x: number; y: number } | null) => void = () =>
    undefined
  /** Leaves the view that sorts or filters, or asks for one. */
  toggleView: () => void = () => undefined
  readonly #listeners = new Set<() => void>()
  readonly destroy: () => void

  constructor(source: GridSource) {
    this.source = source
    this.#model = new SelectionModel(source)
    this.#editor = new CellEditor(source)
    this.destroy = source.onRows(() => {
      this.#model.follow()
      this.#emit()
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  get selection(): Selection {
    return this.#model.selection
  }

  get editing(): Editing | null {
    return this.#editor.editing
  }

  /** See `CellEditor.draft`. */
  get draft(): CellEditor['draft'] {
    return this.#editor.draft
  }

  get range(): Range {
    return this.#model.range
  }

  /** Everything that is marked; the range with the active cell last. */
  get ranges(): readonly Range[] {
    return this.#model.ranges
  }

  get extent(): Extent {
    return this.#model.extent
  }

  /** The active cell; null where nothing is shown at all. */
  get activeCell(): CellAt | null {
    return this.#model.cellAt(this.selection.active)
  }

  /** See `rowState`. */
  rowState(row: number): string {
    const handle = this.source.writable && this.editing === null && this.selection.others.length === 0
    return rowState(row, { selection: this.selection, preview: this.#fillPreview, handle })
  }

  situation(): KeySituation {
    const { editing } = this
    if (editing !== null) {
      const { mode, list, column } = editing
      const lines = column.editor === 'lines'
      return { editing: { mode, list: list !== null, lines }, spaceToggles: false, hasList: list !== null }
    }
    const editor = this.source.columns[this.selection.active.column]?.editor
    const spaceToggles = this.#activeKind() === 'subtotal' || editor === 'tick'
    return { editing: null, spaceToggles, hasList: editor === 'list' }
  }

  /** Goes to a place with the mouse: what is being edited is entered first; a refused entry keeps the selection. */
  pick(place: Place, how: Picking): boolean {
    // Entering may move rows: the one that was pointed at is meant, wherever it is then.
    const cell = this.#model.cellAt(place)
    if (!this.leave()) return false
    this.#tabRun = null
    const target = (cell === null ? null : this.#model.placeOf(cell)) ?? place
    if (how === 'add') this.#select(addRange(this.selection, inside(target, this.extent)))
    else this.#select(goTo(this.selection, target, this.extent, how === 'stretch'))
    return true
  }

  /** Selects whole rows, as many as lie between two; stretching goes on from the row of the active cell. */
  pickRows(from: number, to: number, how: PickingLines = 'anew'): void {
    const last = this.extent.columns - 1
    const first = how === 'stretch' ? this.selection.active.row : from
    this.#pickBlock(inside({ row: first, column: 0 }, this.extent), inside({ row: to, column: last }, this.extent), how)
  }

  /** Selects whole columns, like `pickRows`. */
  pickColumns(from: number, to: number, how: PickingLines = 'anew'): void {
    const { column } = this.selection.active
    const first = how === 'stretch' ? Math.min(from, column) : from
    const last = how === 'stretch' ? Math.max(to, column) : to
    this.#pickBlock({ row: 0, column: first }, { row: this.extent.rows - 1, column: last }, how)
  }

  /** Goes to a cell by its names; false where it is not shown. */
  goToCell(cell: CellAt): boolean {
    const place = this.#model.placeOf(cell)
    if (place === null || !this.leave()) return false
    this.#tabRun = null
    this.#select(at(place))
    return true
  }

  /** Enters what is being edited; false where it is refused and stays in the editor. */
  leave(): boolean {
    return this.editing === null || this.#commit()
  }

  /** An input method starts to compose: the cell is edited from here on. False where the active cell takes no text. */
  compose(): boolean {
    return this.editing !== null || this.#start('typing')
  }

  /** The text of the editor changed; see `CellEditor.type`. False where the active cell takes no text. */
  type(text: string, composing: boolean): boolean {
    if (this.editing === null && text === '') return true
    if (!this.compose()) return false
    this.#editor.type(text, composing)
    this.#emit()
    return true
  }

  startEditing(): boolean {
    return this.#start('editing')
  }

  /** Enters an entry of the list under the editor. */
  choose(index: number): void {
    if (this.#editor.choose(index)) this.#commit()
  }

  /** What is marked, for the clipboard; null where several ranges make no block. */
  copy(): { readonly text: string; readonly html: string } | null {
    const block = copiedBlock(this.source, this.ranges)
    if (block === null) this.source.tell('选中的几个区域行列不一致，不能一起复制')
    return block
  }

  cut(): void {
    this.source.edits.clear(this.#model.cells())
  }

  /** @param html the same as a table, where whoever copied it offers one */
  paste(text: string, html = ''): void {
    const { top, left } = this.range
    const block = tiledBlock(readClipboard(text, html), this.range, { text: '', exact: null, own: null })
    const [first] = block
    const start = this.source.rows[top]
    if (first === undefined || start === undefined) return
    const result = this.source.edits.paste(this.range, block)
    if (result === null) return
    // What was pasted on the blank line stands where its code belongs; everything else where it was pasted.
    const row = this.#model.rowIndex(start.kind === 'blank' ? (result.added[0] ?? '') : start.key)
    if (row < 0) return
    const from = { row, column: left }
    const focus = inside({ row: row + block.length - 1, column: left + first.length - 1 }, this.extent)
    this.#select({ active: from, anchor: from, focus, others: [] }, false)
  }

  /** Inserts as many rows as are selected, above them or below. */
  insertRow(side: RowPlace['side']): void {
    if (!this.leave()) return
    const { top, bottom } = this.range
    const row = this.source.rows[side === 'above' ? top : bottom]?.key
    const beside = row === undefined || this.#activeKind() === 'blank' ? null : { row, side }
    const count = Math.max(1, this.#selectedLeaves().length)
    const [first] = this.source.edits.insertRows(beside, count)
    if (first !== undefined) this.goToCell({ row: first, column: this.source.columns[0]?.id ?? '' })
  }

  /** The rows of the document that are selected, by their keys, from the top. */
  get selectedRows(): readonly string[] {
    return this.#selectedLeaves()
  }

  /** Goes to a place before its menu opens, unless it is marked already. */
  pickForMenu(place: Place): void {
    if (!this.ranges.some((range) => isIn(place, range))) this.pick(place, 'anew')
  }

  /** Moves the selected rows one place up or down. */
  moveRows(by: 1 | -1): void {
    if (!this.leave()) return
    const rows = this.#selectedLeaves()
    const behind = rowBeforeStep(this.source, rows, by)
    if (rows.length === 0 || behind === undefined || !this.source.edits.moveRows(rows, behind)) return
    this.reveal(by < 0 ? { ...this.selection.active, row: this.range.top } : this.selection.focus)
  }

  /** Whether a row is one of several whole rows that are selected: these are dragged by their numbers. */
  isGrabbed(row: number): boolean {
    const { range } = this
    const isIn = row >= range.top && row <= range.bottom
    return this.source.writable && isIn && isWholeRows(range, this.extent.columns) && this.selection.others.length === 0
  }

  /** Where the rows that are dragged would go: between shown rows, by how many are above. Null: nowhere. */
  get dropBoundary(): number | null {
    return this.#dropBoundary
  }

  previewDrop(boundary: number | null): void {
    if (boundary === this.#dropBoundary) return
    this.#dropBoundary = boundary
    this.#emit()
  }

  /** The rows that are dragged were let go. */
  dropRows(): void {
    const boundary = this.#dropBoundary
    this.previewDrop(null)
    const { top, bottom } = this.range
    if (boundary === null || (boundary >= top && boundary <= bottom + 1) || !this.leave()) return
    const rows = this.#selectedLeaves()
    if (rows.length > 0) this.source.edits.moveRows(rows, rowBefore(this.source, boundary, new Set(rows)))
  }

  deleteRows(): void {
    if (!this.leave()) return
    const place = { row: this.range.top, column: this.selection.active.column }
    this.source.edits.deleteRows(this.#model.rowKeys())
    this.#select(at(inside(place, this.extent)))
  }

  undo(): void {
    if (this.leave()) this.#show(this.source.edits.undo().cells)
  }

  redo(): void {
    if (this.leave()) this.#show(this.source.edits.redo().cells)
  }

  /** Ticks, unticks or folds what is selected. */
  toggle(): void {
    const active = this.activeCell
    if (active === null) return
    if (this.#activeKind() === 'subtotal') this.source.toggleFold(active.row)
    else this.source.edits.toggle([active, ...this.#model.cells()])
  }

  fillDown(): void {
    if (this.leave()) fillDown(this.source, this.range)
  }

  fillRight(): void {
    if (this.leave()) fillRight(this.source, this.range)
  }

  /** Shows where letting go of the fill handle would fill; null shows nothing. */
  previewFill(pointer: Place | null): void {
    this.#fillPreview = pointer === null ? null : fillTarget(this.range, inside(pointer, this.extent))
    this.#emit()
  }

  /** The fill handle was let go: fills what the preview shows, which is selected from then on. */
  fillPreviewed(): void {
    const target = this.#fillPreview
    this.#fillPreview = null
    if (target === null) this.#emit()
    else this.#fillInto(target)
  }

  /** Fills down as far as the neighbouring column goes. */
  fillAsFarAsNeighbour(): void {
    const target = fillReach(this.source, this.range)
    if (target !== null) this.#fillInto(target)
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
        this.#editor.walkList(command.by)
        this.#emit()
        break
      case 'comment':
        if (this.leave()) this.comment()
        break
      case 'adopt':
        if (this.activeCell !== null) this.adopt(this.activeCell, command.index)
        break
      case 'edit':
      case 'open-list':
        this.#start('editing')
        break
      case 'switch-mode':
        this.#editor.switchMode()
        this.#emit()
        break
      case 'cancel':
        this.#editor.end()
        this.#emit()
        break
      case 'clear':
        this.source.edits.clear(this.#model.cells())
        break
      case 'toggle':
        this.toggle()
        break
      case 'new-line':
        // The editor on the screen knows where its caret is.
        break
      case 'fill-down':
        this.fillDown()
        break
      case 'fill-right':
        this.fillRight()
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
        this.insertRow('above')
        break
      case 'insert-row-below':
        this.insertRow('below')
        break
      case 'delete-rows':
        this.deleteRows()
        break
      case 'cell-menu':
        this.menu('cell', null, null)
        break
      case 'view':
        this.toggleView()
        break
      case 'move-rows':
        this.moveRows(command.by)
        break
      case 'find':
      case 'replace':
      case 'find-next':
      case 'find-previous':
        if (this.leave()) this.find(command.kind)
        break
    }
  }

  #pickBlock(from: Place, to: Place, how: PickingLines): void {
    if (!this.leave()) return
    this.#tabRun = null
    const others = how === 'anew' ? [] : how === 'add' ? this.ranges : this.selection.others
    this.#select({ active: from, anchor: from, focus: to, others }, false)
  }

  #fillInto(target: Range): void {
    const { range } = this
    fillInto(this.source, range, target)
    const corner = { row: Math.min(range.top, target.top), column: Math.min(range.left, target.left) }
    const end = { row: Math.max(range.bottom, target.bottom), column: Math.max(range.right, target.right) }
    this.#select({ active: corner, anchor: corner, focus: end, others: [] }, false)
  }

  #move(step: Step, to: 'next' | 'edge' | 'page', extend: boolean): void {
    this.#tabRun = null
    if (to === 'edge') {
      const from = movingEnd(this.selection, extend)
      const edge = edgeFrom(from, step, this.extent, (place) => this.#isFilled(place))
      this.#select(goTo(this.selection, edge, this.extent, extend))
      return
    }
    const rows = to === 'page' ? step.rows * this.pageRows : step.rows
    this.#select(moveBy(this.selection, { rows, columns: step.columns }, this.extent, extend))
  }

  #toRowEnd(which: 'first' | 'last', sheet: boolean, extend: boolean): void {
    this.#tabRun = null
    const { row } = movingEnd(this.selection, extend)
    const { rows, columns } = this.extent
    const first = which === 'first'
    const place = { row: sheet ? (first ? 0 : rows - 1) : row, column: first ? 0 : columns - 1 }
    this.#select(goTo(this.selection, place, this.extent, extend))
    // A frozen cell is always in sight; whoever goes to the beginning wants to see what comes after it too.
    const column = this.source.columns.findIndex(({ frozen }) => !frozen)
    if (first && column >= 0) this.reveal({ row: place.row, column })
  }

  #step(step: Step): void {
    if (!isSingle(this.selection)) {
      this.#select(cycle(this.selection, step))
      return
    }
    const { active } = this.selection
    if (step.columns !== 0) {
      this.#tabRun ??= { column: active.column, fromBlank: this.#activeKind() === 'blank' }
      this.#select(moveBy(this.selection, step, this.extent, false))
      return
    }
    const run = step.rows > 0 ? this.#tabRun : null
    this.#tabRun = null
    // Whoever fills one new row after the other goes on at the blank line, wherever the row went by its code.
    const row = run?.fromBlank === true ? this.extent.rows - 1 : active.row + step.rows
    this.#select(at(inside({ row, column: run?.column ?? active.column }, this.extent)))
  }

  #start(mode: Editing['mode']): boolean {
    const active = this.activeCell
    if (active === null || !this.#editor.start(active, mode)) return false
    this.#emit()
    return true
  }

  #commit(): boolean {
    const column = this.editing?.column.id ?? ''
    const entered = this.#editor.commit()
    this.#emit()
    if (!entered.ok) return false
    const place = this.#model.placeOf({ row: entered.row, column })
    // Inside a range the selection stays; else it follows the row, which may be new or have moved by its code.
    if (place !== null && isSingle(this.selection)) this.#select(at(place))
    return true
  }

  #commitAndGo(step: Step, how: 'step' | 'move'): void {
    const { column } = this.selection.active
    const wasBlank = this.#activeKind() === 'blank'
    if (!this.#commit()) return
    if (how === 'move') {
      this.#move(step, 'next', false)
      return
    }
    if (wasBlank && isSingle(this.selection)) this.#tabRun ??= { column, fromBlank: true }
    this.#step(step)
  }

  #show(cells: readonly CellAt[]): void {
    const [first] = cells
    if (first === undefined) return
    const here = cells.find((cell) => this.#model.placeOf(cell) !== null)
    if (here === undefined) this.elsewhere(first)
    else this.goToCell(here)
  }

  #select(selection: Selection, reveal = true): void {
    this.#model.set(selection)
    this.#emit()
    if (reveal) this.reveal(isSingle(selection) ? selection.active : selection.focus)
  }

  #emit(): void {
    for (const listener of this.#listeners) listener()
  }

  /** The rows of the document that are selected, from the top. */
  #selectedLeaves(): readonly string[] {
    const leaves = new Set(this.source.rows.filter(({ kind }) => kind === 'leaf').map(({ key }) => key))
    return this.#model.rowKeys().filter((key) => leaves.has(key))
  }

  #activeKind() {
    return this.source.rows[this.selection.active.row]?.kind
  }

  #isFilled(place: Place): boolean {
    const cell = this.#model.cellAt(place)
    return cell !== null && this.source.isFilled(cell)
  }
}
