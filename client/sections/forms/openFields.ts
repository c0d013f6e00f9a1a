import type { SectionConflict } from '@hesuan/shared/api/conflicts.ts'
import { sentenceIn } from '@hesuan/shared/checks/sentence.ts'
import { parseCellKey, parseRowId, type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import { insertRow, moveRow, writeCells } from '@hesuan/shared/section/document.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { IndicatorGroup, IndicatorPlan } from '@hesuan/shared/template/performance.ts'
import { settleConflict } from '../conflicts/settleConflict.ts'
import type { Standpoint } from '../find/finder.ts'
import type { CellAt } from '../grid/gridSource.ts'
import type { Watched } from '../observable.ts'
import { rowLabel } from '../sheet/cellText.ts'
import { randomId } from '../sheet/randomId.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { SheetSource } from '../sheet/sheetSource.ts'
import { draftPlace } from '../workbench/cellPlace.ts'
import type { Draft, OpenView, OpenViewOptions } from '../workbench/openView.ts'
import { FormsController } from './formsController.ts'
import { type FormRow, placeOfNew, type TermRows } from './indicatorRows.ts'
import { texts } from './texts.ts'

/** Cells that are open as the fields of a form, with its indicators: what forms of every kind share. */
export abstract class OpenFields implements OpenView {
  readonly plan: IndicatorPlan
  readonly home: SheetId
  readonly writable: boolean
  readonly controller: FormsController
  readonly indicators: SheetSource
  protected readonly options: OpenViewOptions
  readonly #covered: readonly SheetId[]
  readonly #sources: ReadonlyMap<SheetId, SheetSource>
  readonly #first: SheetSource
  readonly #stops: readonly (() => void)[]
  #waiting = false

  /**
   * @param covered the sheets whose cells are fields; the first one is where the form is at home
   * @param read sheets that are only read here
   */
  constructor(
    options: OpenViewOptions,
    plan: IndicatorPlan,
    covered: readonly [SheetId, ...SheetId[]],
    read: SheetId[],
  ) {
    const { context, document, unit, othersFrame } = options
    this.options = options
    this.plan = plan
    this.home = covered[0]
    this.writable = options.writable
    this.#covered = covered
    const source = (sheet: SheetId) => new SheetSource({ ...options, sheet: sheetOf(context.template, sheet) })
    this.#first = source(this.home)
    this.indicators = source(plan.indicators.sheet)
    this.#sources = new Map([
      ...[...covered, ...read].map((id) => [id, id === plan.indicators.sheet ? this.indicators : source(id)] as const),
      [this.home, this.#first],
    ])
    this.controller = new FormsController((cell) => this.sourceOf(cell.row).edits)
    this.#stops = [
      document.onChange(({ cells, sheets, local }) => {
        this.#keepOfDeleted()
        this.controller.follow(cells)
        const isShown = (id: SheetId) => this.#sources.has(id)
        if (![...sheets].some(isShown) && !cells.some((cell) => isShown(sheetOfKey(cell)))) return
        if (local) this.arrange()
        else if (!this.#waiting) {
          this.#waiting = true
          othersFrame(() => {
            this.#waiting = false
            this.arrange()
          })
        }
      }),
      unit.subscribe(() => this.controller.reread()),
    ]
  }

  /** Makes the model anew from the document. */
  protected abstract arrange(): void

  /** The form whose fields are shown, and whether there is one. */
  protected abstract get form(): { readonly row: FormRow } | null

  /** The indicators of the form that is shown. */
  protected abstract get terms(): readonly TermRows[]

  /** Lists of rows beside the indicators in which rows come, go and move. */
  protected get lists(): readonly (readonly RowId[])[] {
    return []
  }

  /** Opens what a row stands in; false where it is not shown (any more). */
  protected abstract open(sheet: SheetId, row: RowId): boolean

  /** The rows of a sheet, as they are read and written here. */
  sheetSource(sheet: SheetId): SheetSource {
    return this.#sources.get(sheet) ?? this.#first
  }

  /** What a check says of a cell, in words; null where nothing. */
  mark(cell: string): { readonly severity: 'error' | 'warning' | 'hint'; readonly text: string } | null {
    const { live, context } = this.options
    const mark = live.mark(cell)
    if (mark === null) return null
    // It stands at the very field: where that is goes without saying.
    const row = parseCellKey(cell)?.row
    const place = row === undefined ? '' : `${rowLabel(row, context)}：`
    const said = mark.text.split('\n').map((line) => (line.startsWith(place) ? line.slice(place.length) : line))
    return { ...mark, text: sentenceIn(context.unit, said.join('\n')) }
  }

  get context(): SheetContext {
    return this.options.context
  }

  /** The cells of the section that wait to be settled, with their values. */
  get conflicts(): Watched<ReadonlyMap<string, SectionConflict>> {
    return this.options.conflicts
  }

  /** The keys of the cells that one field stands for. */
  cellsShownAt({ row, column }: CellAt): readonly string[] {
    const sheet = parseRowId(row)?.sheet
    const { indicators } = this.plan
    if (sheet !== indicators.sheet || column !== indicators.level2) return [`${row}:${column}`]
    const inGroup = !this.terms.some(({ others }) => others.some((other) => other === row))
    const shown = [indicators.form, indicators.term, ...(inGroup ? [indicators.level1] : []), indicators.level2]
    return shown.filter((id) => id !== null).map((id) => `${row}:${id}`)
  }

  /** What a cell of the document holds. */
  held(cell: string): string {
    const place = parseCellKey(cell)
    return place === null ? '' : this.options.document.cell(place.row, place.column)
  }

  /** Decides for one of the values that stand at a cell; what was being typed over them is given up. */
  settle(cell: string, value: string): void {
    if (!this.writable) return
    this.controller.cancel()
    settleConflict(this.options.document, this.options.context, cell, value)
    this.controller.focus()
  }

  /** Decides for a value of the field that somebody is in, by its place in the order. */
  adopt(index: number): void {
    const { active } = this.controller
    if (active === null) return
    const conflict = this.cellsShownAt(active)
      .map((key) => this.options.conflicts.value.get(key))
      .find((found) => found !== undefined)
    const value = conflict?.rivals[index]?.value
    if (conflict !== undefined && value !== undefined) this.settle(conflict.cell, value)
  }

  covers(sheet: SheetId): boolean {
    return this.#covered.includes(sheet)
  }

  sourceOf(row: string): SheetSource {
    return this.sheetSource(parseRowId(row)?.sheet ?? this.home)
  }

  show(cell: string): boolean {
    const parsed = parseCellKey(cell)
    if (parsed === null || !this.covers(parsed.sheet)) return false
    if (!this.options.context.rows(parsed.sheet).includes(parsed.row)) return false
    if (!this.open(parsed.sheet, parsed.row)) return false
    this.controller.goTo({ row: parsed.row, column: this.#shownColumn(parsed.sheet, parsed.column) })
    this.arrange()
    return true
  }

  activeKey(): string | null {
    const { active } = this.controller
    return active === null ? null : (parseCellKey(`${active.row}:${active.column}`)?.key ?? null)
  }

  standpoint(): Standpoint {
    const { active } = this.controller
    const row = parseRowId(active?.row ?? '')
    return row === null
      ? { sheet: this.home, row: null, column: null }
      : { sheet: row.sheet, row: row.row, column: active?.column ?? null }
  }

  /** Whether rows come, go and move where a row stands. */
  isListed(row: string): boolean {
    return this.listOf(row) !== null
  }

  isIndicator(row: string): boolean {
    return parseRowId(row)?.sheet === this.plan.indicators.sheet
  }

  /** Adds an indicator to a group, behind another one or at the end of the group, and goes to it. */
  addIndicator(form: FormRow, term: string, group: IndicatorGroup, behind: RowId | null = null): void {
    if (!this.mayEdit()) return
    const { sheet, text, ...columns } = this.plan.indicators
    const after = behind ?? placeOfNew(this.plan, form, term, group.id, this.options.context)
    this.addRow(sheet, after, text, {
      ...(columns.form === null || form === null ? {} : { [columns.form]: form }),
      ...(columns.term === null ? {} : { [columns.term]: term }),
      [columns.level1]: group.level1,
      [columns.level2]: group.level2,
    })
  }

  /**
   * Where another indicator goes: behind the one that somebody is in, else into the first group that the form lacks,
   * else behind its last one. Null where no form is open.
   */
  get nextIndicator(): { readonly term: string; readonly group: IndicatorGroup; readonly behind: RowId | null } | null {
    const row = parseRowId(this.controller.active?.row ?? '')?.row
    const here = this.#indicators().find(({ rows }) => row !== undefined && rows.includes(row))
    if (here !== undefined && here.group !== null) {
      return { term: here.term, group: here.group, behind: row ?? null }
    }
    const [first] = this.terms
    if (first === undefined) return null
    const { groups } = first
    const wanted = groups.find((group) => group.wanted) ?? groups.findLast(({ rows }) => rows.length > 0) ?? groups[0]
    return wanted === undefined ? null : { term: first.term, group: wanted.group, behind: null }
  }

  /** Adds another indicator, where `nextIndicator` says. */
  addNext(): void {
    const { form, nextIndicator: next } = this
    if (form !== null && next !== null) this.addIndicator(form.row, next.term, next.group, next.behind)
  }

  /** Adds another row beside the one that somebody is in. */
  addBeside(): void {
    this.addNext()
  }

  /** Deletes a row and goes to the one behind or before it. */
  removeRow(row: RowId): void {
    if (!this.controller.leave()) return
    const list = this.listOf(row)
    const shown = this.lists.some((rows) => rows === list)
      ? (list ?? [])
      : this.#indicators().flatMap(({ rows }) => rows)
    const at = shown.indexOf(row)
    const next = shown[at + 1] ?? shown[at - 1]
    this.controller.forget()
    this.sourceOf(row).edits.deleteRows([row])
    if (next === undefined) this.controller.focusList()
    else this.#goToSoon({ row: next, column: this.#firstField(next) })
  }

  removeActive(): boolean {
    const row = this.#activeListed()
    if (row !== null) this.removeRow(row)
    return row !== null
  }

  /** Moves a row within its list. */
  moveRow(row: RowId, by: 1 | -1): void {
    const sheet = parseRowId(row)?.sheet
    if (!this.mayEdit() || sheet === undefined) return
    const rows = this.listOf(row) ?? []
    const other = rows[rows.indexOf(row) + by]
    if (other === undefined) return
    const order = this.options.context.rows(sheet)
    const after = by === 1 ? other : (order[order.indexOf(other) - 1] ?? null)
    const column = this.controller.active?.row === row ? this.controller.active.column : this.#firstField(row)
    this.options.document.edit('typed', (doc, origin) => moveRow(doc, row, after, origin))
    this.#goToSoon({ row, column })
  }

  moveActive(by: 1 | -1): boolean {
    const row = this.#activeListed()
    if (row !== null) this.moveRow(row, by)
    return row !== null
  }

  /** Says of indicators that they belong to a group: both levels in one act. */
  assign(rows: readonly RowId[], group: IndicatorGroup, what: 'both' | 'level1'): void {
    if (!this.mayEdit()) return
    const { level1, level2 } = this.plan.indicators
    this.options.document.edit('typed', (doc, origin) =>
      writeCells(
        doc,
        rows.flatMap((row) => [
          { row, column: level1, value: group.level1 },
          ...(what === 'both' ? [{ row, column: level2, value: group.level2 }] : []),
        ]),
        origin,
      ),
    )
    const [row] = rows
    if (what === 'both' && row !== undefined) this.#goToSoon({ row, column: level2 })
  }

  undo(): void {
    if (this.controller.leave()) this.#showReverted(this.#first.edits.undo().cells)
  }

  redo(): void {
    if (this.controller.leave()) this.#showReverted(this.#first.edits.redo().cells)
  }

  destroy(): void {
    const { isLive } = this.options
    // Whatever closes the forms, what was being typed is entered, or kept as it stands.
    const entered = isLive() && this.controller.leave()
    if (!entered) this.#keepDraft()
    for (const stop of this.#stops) stop()
    for (const source of this.#sources.values()) source.destroy()
  }

  protected mayEdit(): boolean {
    return this.writable && this.controller.leave()
  }

  /** Adds a row of a list and goes to one of its fields. */
  protected addRow(sheet: SheetId, after: RowId | null, column: string, cells: Readonly<Record<string, string>>): void {
    if (!this.mayEdit()) return
    const row = rowId(sheet, randomId())
    this.options.document.edit('typed', (doc, origin) => insertRow(doc, row, after, cells, origin))
    this.controller.goTo({ row, column })
    this.controller.focus()
  }

  /** The list that a row stands in, in its order; null where it stands in none. */
  listOf(row: string): readonly RowId[] | null {
    const id = parseRowId(row)?.row
    if (id === undefined) return null
    const all = [...this.lists, ...this.#indicators().map(({ rows }) => rows)]
    return all.find((rows) => rows.includes(id)) ?? null
  }

  #indicators() {
    return this.terms.flatMap(({ term, groups, others }) => [
      ...groups.map(({ group, rows }) => ({ term, group, rows })),
      { term, group: null, rows: others },
    ])
  }

  #activeListed(): RowId | null {
    const row = parseRowId(this.controller.active?.row ?? '')?.row
    return row !== undefined && this.isListed(row) ? row : null
  }

  /** The field that shows a cell: levels, term and form of an indicator are shown by the group that it stands in. */
  #shownColumn(sheet: SheetId, column: string): string {
    const { indicators } = this.plan
    const byGroup: (string | null)[] = [indicators.form, indicators.term, indicators.level1]
    if (sheet === indicators.sheet && byGroup.includes(column)) return indicators.level2
    const { columns } = sheetOf(this.options.context.template, sheet)
    if (columns.some(({ id }) => id === column)) return column
    // A row as a whole came back.
    return sheet === indicators.sheet ? indicators.text : (columns[0]?.id ?? column)
  }

  #firstField(row: RowId): string {
    const sheet = parseRowId(row)?.sheet ?? this.home
    if (sheet === this.plan.indicators.sheet) return this.plan.indicators.text
    return sheetOf(this.options.context.template, sheet).columns[0]?.id ?? ''
  }

  draft(): Draft | null {
    const { editing } = this.controller
    if (editing === null) return null
    const { context } = this.options
    const sheet = sheetOf(context.template, parseRowId(editing.cell.row)?.sheet ?? this.home)
    return { place: draftPlace(sheet, editing.cell, context), text: editing.text }
  }

  #keepDraft(): void {
    const draft = this.draft()
    if (draft !== null) this.options.keepDraft(draft)
  }

  /** Somebody has deleted the row that is being typed in: its field goes, what was typed is kept for its author. */
  #keepOfDeleted(): void {
    const { context, tell } = this.options
    const row = parseRowId(this.controller.active?.row ?? '')?.row
    if (row === undefined || !context.isDeleted(row)) return
    if (this.controller.editing !== null) {
      this.#keepDraft()
      tell(texts.rowGone)
    }
    this.controller.forget()
  }

  /** Goes to a field that this edit puts somewhere else on the screen. */
  #goToSoon(cell: CellAt): void {
    this.controller.goTo(cell)
    this.options.nextFrame(() => this.controller.focus())
  }

  #showReverted(cells: readonly CellAt[]): void {
    const [first] = cells
    if (first === undefined) return
    this.arrange()
    if (cells.some(({ row, column }) => this.show(`${row}:${column}`))) this.controller.focus()
    else if (this.covers(parseRowId(first.row)?.sheet ?? '')) this.controller.focusList()
    else this.controller.elsewhere(first)
  }
}

const sheetOfKey = (cell: string): SheetId => cell.slice(0, cell.indexOf('.'))
