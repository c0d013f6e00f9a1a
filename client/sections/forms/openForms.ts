import { parseCellKey, parseRowId, type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import { deleteRow, insertRow, moveRow, writeCells } from '@hesuan/shared/section/document.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { IndicatorGroup, PerformancePlan } from '@hesuan/shared/template/performance.ts'
import type { Standpoint } from '../find/finder.ts'
import type { CellAt } from '../grid/gridSource.ts'
import { Observable, type Watched } from '../observable.ts'
import { randomId } from '../sheet/randomId.ts'
import { SheetSource } from '../sheet/sheetSource.ts'
import { draftPlace } from '../workbench/cellPlace.ts'
import type { OpenSheetOptions } from '../workbench/openSheet.ts'
import type { OpenView } from '../workbench/openView.ts'
import { type FormEntry, formEntries, projectSheet } from './formEntries.ts'
import { FormsController } from './formsController.ts'
import { indicatorRows, indicatorsOf, placeOfNew, type TermRows } from './indicatorRows.ts'
import { texts } from './texts.ts'

export type OpenFormsOptions = Omit<OpenSheetOptions, 'sheet'>

/** What is shown of the forms; a new object whenever rows come, go, move, or change what they lack. */
export interface FormsModel {
  readonly entries: readonly FormEntry[]
  readonly chosen: FormEntry | null
  /** The indicators of the chosen form. */
  readonly terms: readonly TermRows[]
}

/** The performance forms of a section: the list of its projects, and one form that is open. */
export class OpenForms implements OpenView {
  readonly plan: PerformancePlan
  readonly home: SheetId
  readonly writable: boolean
  readonly controller: FormsController
  readonly forms: SheetSource
  readonly indicators: SheetSource
  readonly projects: SheetSource
  readonly #options: OpenFormsOptions
  readonly #model: Observable<FormsModel>
  readonly #stops: readonly (() => void)[]
  #chosen: RowId | null = null
  #waiting = false

  constructor(options: OpenFormsOptions) {
    const { context, document, unit, nextFrame } = options
    this.#options = options
    this.plan = context.template.performance
    this.home = this.plan.forms.sheet
    this.writable = options.writable
    const source = (sheet: SheetId) => new SheetSource({ ...options, sheet: sheetOf(context.template, sheet) })
    this.forms = source(this.plan.forms.sheet)
    this.indicators = source(this.plan.indicators.sheet)
    this.projects = source(projectSheet(context))
    this.controller = new FormsController((cell) => this.sourceOf(cell.row).edits)
    this.#model = new Observable(this.#arrange())
    const shown = new Set([this.plan.forms.sheet, this.plan.indicators.sheet, projectSheet(context)])
    this.#stops = [
      document.onChange(({ cells, sheets, local }) => {
        this.#keepOfDeleted()
        this.controller.follow(cells)
        if (![...sheets].some((id) => shown.has(id)) && !cells.some((cell) => shown.has(sheetOfKey(cell)))) return
        if (local) this.#model.set(this.#arrange())
        else if (!this.#waiting) {
          this.#waiting = true
          nextFrame(() => {
            this.#waiting = false
            this.#model.set(this.#arrange())
          })
        }
      }),
      unit.subscribe(() => this.controller.reread()),
    ]
  }

  get model(): Watched<FormsModel> {
    return this.#model
  }

  /** What a check says of a cell, in words; null where nothing. */
  mark(cell: string): { readonly severity: 'error' | 'warning' | 'hint'; readonly text: string } | null {
    return this.#options.live.mark(cell)
  }

  covers(sheet: SheetId): boolean {
    return sheet === this.plan.forms.sheet || sheet === this.plan.indicators.sheet
  }

  sourceOf(row: string): SheetSource {
    return parseRowId(row)?.sheet === this.plan.indicators.sheet ? this.indicators : this.forms
  }

  /** Opens another entry of the list. */
  choose(key: RowId): void {
    if (!this.controller.leave()) return
    this.#chosen = key
    this.controller.forget()
    this.#model.set(this.#arrange())
  }

  show(cell: string): boolean {
    const parsed = parseCellKey(cell)
    if (parsed === null || !this.covers(parsed.sheet)) return false
    const { context } = this.#options
    if (!context.rows(parsed.sheet).includes(parsed.row)) return false
    const form =
      parsed.sheet === this.plan.forms.sheet ? parsed.row : context.cell(parsed.row, this.plan.indicators.form)
    const entry = this.#model.value.entries.find((one) => one.form === form)
    if (entry === undefined) return false
    this.#chosen = entry.key
    this.controller.goTo({ row: parsed.row, column: this.#shownColumn(parsed.sheet, parsed.column) })
    this.#model.set(this.#arrange())
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

  /** Makes the form of a project, and goes to its first field. */
  createForm(project: RowId): void {
    if (!this.#mayEdit()) return
    const { forms } = this.plan
    const row = rowId(forms.sheet, randomId())
    const last = this.#options.context.rows(forms.sheet).at(-1) ?? null
    this.#options.document.edit('typed', (doc, origin) =>
      insertRow(doc, row, last, { [forms.project]: project }, origin),
    )
    this.#chosen = row
    const first = sheetOf(this.#options.context.template, forms.sheet).columns.find(({ id }) => id !== forms.project)
    this.controller.goTo({ row, column: first?.id ?? forms.project })
    this.#model.set(this.#arrange())
    this.controller.focus()
  }

  /** Deletes a form with its indicators, as one act. */
  removeForm(form: RowId): void {
    if (!this.#mayEdit()) return
    const project = this.#model.value.entries.find((entry) => entry.form === form)?.project ?? null
    const rows = [form, ...indicatorsOf(form, this.#options.context)]
    this.controller.forget()
    this.#chosen = project
    this.#options.document.edit('typed', (doc, origin) => {
      for (const row of rows) deleteRow(doc, row, origin)
    })
    this.#options.tell(texts.removed)
    this.controller.focusList()
  }

  /** Adds an indicator to a group, behind another one or at the end of the group, and goes to it. */
  addIndicator(form: RowId, term: string, group: IndicatorGroup, behind: RowId | null = null): void {
    if (!this.#mayEdit()) return
    const { sheet, text, ...columns } = this.plan.indicators
    const row = rowId(sheet, randomId())
    const after = behind ?? placeOfNew(form, term, group.id, this.#options.context)
    const cells = {
      [columns.form]: form,
      [columns.term]: term,
      [columns.level1]: group.level1,
      [columns.level2]: group.level2,
    }
    this.#options.document.edit('typed', (doc, origin) => insertRow(doc, row, after, cells, origin))
    this.controller.goTo({ row, column: text })
    this.controller.focus()
  }

  /** Adds another indicator beside the one that somebody is in; false where they are in none. */
  addBeside(): boolean {
    const found = this.#indicatorAt()
    const form = this.#model.value.chosen?.form ?? null
    if (found === null || form === null) return false
    if (found.group !== null) this.addIndicator(form, found.term, found.group, found.row)
    return true
  }

  /** Deletes an indicator and goes to the one behind or before it. */
  removeIndicator(row: RowId): void {
    if (!this.controller.leave()) return
    const shown = this.#shownIndicators()
    const at = shown.indexOf(row)
    const next = shown[at + 1] ?? shown[at - 1]
    this.controller.forget()
    this.indicators.edits.deleteRows([row])
    if (next === undefined) this.controller.focusList()
    else this.#goToSoon({ row: next, column: this.plan.indicators.text })
  }

  removeActive(): boolean {
    const found = this.#indicatorAt()
    if (found !== null) this.removeIndicator(found.row)
    return found !== null
  }

  /** Moves an indicator within its group. */
  moveIndicator(row: RowId, by: 1 | -1): void {
    if (!this.#mayEdit()) return
    const found = this.#placeOf(row)
    const other = found?.rows[(found.rows.indexOf(row) ?? 0) + by]
    if (found === undefined || other === undefined) return
    const order = this.#options.context.rows(this.plan.indicators.sheet)
    const before = order[order.indexOf(other) - 1] ?? null
    const after = by === 1 ? other : before
    const column = this.controller.active?.row === row ? this.controller.active.column : this.plan.indicators.text
    this.#options.document.edit('typed', (doc, origin) => moveRow(doc, row, after, origin))
    this.#goToSoon({ row, column })
  }

  moveActive(by: 1 | -1): boolean {
    const found = this.#indicatorAt()
    if (found !== null) this.moveIndicator(found.row, by)
    return found !== null
  }

  /** Says of indicators that they belong to a group: both levels in one act. */
  assign(rows: readonly RowId[], group: IndicatorGroup, what: 'both' | 'level1'): void {
    if (!this.#mayEdit()) return
    const { level1, level2 } = this.plan.indicators
    this.#options.document.edit('typed', (doc, origin) =>
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
    if (this.controller.leave()) this.#showReverted(this.forms.edits.undo().cells)
  }

  redo(): void {
    if (this.controller.leave()) this.#showReverted(this.forms.edits.redo().cells)
  }

  destroy(): void {
    const { isLive } = this.#options
    // Whatever closes the forms, what was being typed is entered, or kept as it stands.
    const entered = isLive() && this.controller.leave()
    if (!entered) this.#keepDraft()
    for (const stop of this.#stops) stop()
    for (const source of [this.forms, this.indicators, this.projects]) source.destroy()
  }

  #keepDraft(): void {
    const { editing } = this.controller
    if (editing === null) return
    const { keepDraft, context } = this.#options
    const sheet = sheetOf(context.template, parseRowId(editing.cell.row)?.sheet ?? this.home)
    keepDraft({ place: draftPlace(sheet, editing.cell, context), text: editing.text })
  }

  /** Somebody has deleted the row that is being typed in: its field goes, what was typed is kept for its author. */
  #keepOfDeleted(): void {
    const { context, tell } = this.#options
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
    this.#options.nextFrame(() => this.controller.focus())
  }

  #mayEdit(): boolean {
    return this.writable && this.controller.leave()
  }

  /** Levels, term and form of an indicator are shown by the group that it stands in. */
  #shownColumn(sheet: SheetId, column: string): string {
    const { indicators } = this.plan
    const byGroup = [indicators.form, indicators.term, indicators.level1]
    if (sheet === indicators.sheet && byGroup.includes(column)) return indicators.level2
    const { columns } = sheetOf(this.#options.context.template, sheet)
    if (columns.some(({ id }) => id === column)) return column
    // A row as a whole came back.
    return sheet === indicators.sheet ? indicators.text : (columns[0]?.id ?? column)
  }

  #showReverted(cells: readonly CellAt[]): void {
    const [first] = cells
    if (first === undefined) return
    this.#model.set(this.#arrange())
    if (cells.some(({ row, column }) => this.show(`${row}:${column}`))) this.controller.focus()
    else if (this.covers(parseRowId(first.row)?.sheet ?? '')) this.controller.focusList()
    else this.controller.elsewhere(first)
  }

  #indicatorAt() {
    const row = parseRowId(this.controller.active?.row ?? '')?.row
    return row === undefined ? null : (this.#placeOf(row) ?? null)
  }

  #placeOf(row: RowId) {
    return this.#model.value.terms
      .flatMap(({ term, groups, others }) => [
        ...groups.map(({ group, rows }) => ({ row, term, group, rows })),
        { row, term, group: null, rows: others },
      ])
      .find(({ rows }) => rows.includes(row))
  }

  #shownIndicators(): readonly RowId[] {
    return this.#model.value.terms.flatMap(({ groups, others }) => [...groups.flatMap(({ rows }) => rows), ...others])
  }

  #arrange(): FormsModel {
    const { context } = this.#options
    const entries = formEntries(context)
    const chosen =
      entries.find(({ key }) => key === this.#chosen) ??
      // The form that was open has gone, or its project has got one: the place in the list stays.
      entries.find(({ project }) => project !== null && project === this.#chosen) ??
      entries.find(({ form }) => form !== null) ??
      entries[0] ??
      null
    return { entries, chosen, terms: chosen?.form == null ? [] : indicatorRows(chosen.form, context) }
  }
}

const sheetOfKey = (cell: string): SheetId => cell.slice(0, cell.indexOf('.'))
