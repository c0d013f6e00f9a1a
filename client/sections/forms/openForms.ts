import { type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import { deleteRow, insertRow } from '@hesuan/shared/section/document.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { PerformancePlan } from '@hesuan/shared/template/performance.ts'
import { Observable, type Watched } from '../observable.ts'
import { randomId } from '../sheet/randomId.ts'
import type { SheetSource } from '../sheet/sheetSource.ts'
import type { OpenViewOptions } from '../workbench/openView.ts'
import { type FormEntry, formEntries, projectSheet } from './formEntries.ts'
import { indicatorRows, indicatorsOf, type TermRows } from './indicatorRows.ts'
import { OpenFields } from './openFields.ts'
import { texts } from './texts.ts'

/** What is shown of the forms; a new object whenever rows come, go, move, or change what they lack. */
export interface FormsModel {
  readonly entries: readonly FormEntry[]
  readonly chosen: FormEntry | null
  /** The indicators of the chosen form. */
  readonly terms: readonly TermRows[]
}

/** The performance forms of a section: the list of its projects, and one form that is open. */
export class OpenForms extends OpenFields {
  declare readonly plan: PerformancePlan
  readonly #model: Observable<FormsModel>
  #chosen: RowId | null = null

  constructor(options: OpenViewOptions) {
    const { performance } = options.context.template
    super(
      options,
      performance,
      [performance.forms.sheet, performance.indicators.sheet],
      [projectSheet(options.context)],
    )
    this.#model = new Observable(this.#read())
  }

  get model(): Watched<FormsModel> {
    return this.#model
  }

  get projects(): SheetSource {
    return this.sheetSource(projectSheet(this.options.context))
  }

  /** Opens another entry of the list. */
  choose(key: RowId): void {
    if (!this.controller.leave()) return
    this.#chosen = key
    this.controller.forget()
    this.arrange()
  }

  /** Makes the form of a project, and goes to its first field. */
  createForm(project: RowId): void {
    if (!this.mayEdit()) return
    const { forms } = this.plan
    const { context, document } = this.options
    const row = rowId(forms.sheet, randomId())
    const last = context.rows(forms.sheet).at(-1) ?? null
    document.edit('typed', (doc, origin) => insertRow(doc, row, last, { [forms.project]: project }, origin))
    this.#chosen = row
    const first = sheetOf(context.template, forms.sheet).columns.find(({ id }) => id !== forms.project)
    this.controller.goTo({ row, column: first?.id ?? forms.project })
    this.arrange()
    this.controller.focus()
  }

  /** Deletes a form with its indicators, as one act. */
  removeForm(form: RowId): void {
    if (!this.mayEdit()) return
    const project = this.#model.value.entries.find((entry) => entry.form === form)?.project ?? null
    const rows = [form, ...indicatorsOf(this.plan, form, this.options.context)]
    this.controller.forget()
    this.#chosen = project
    this.options.document.edit('typed', (doc, origin) => {
      for (const row of rows) deleteRow(doc, row, origin)
    })
    this.options.tell(texts.removed)
    this.controller.focusList()
  }

  protected override arrange(): void {
    this.#model.set(this.#read())
  }

  protected override get form(): { readonly row: RowId } | null {
    const row = this.#model.value.chosen?.form ?? null
    return row === null ? null : { row }
  }

  protected override get terms(): readonly TermRows[] {
    return this.#model.value.terms
  }

  protected override open(sheet: SheetId, row: RowId): boolean {
    const form = sheet === this.plan.forms.sheet ? row : this.options.context.cell(row, this.plan.indicators.form)
    const entry = this.#model.value.entries.find((one) => one.form === form)
    if (entry !== undefined) this.#chosen = entry.key
    return entry !== undefined
  }

  #read(): FormsModel {
    const { context } = this.options
    const entries = formEntries(context)
    const chosen =
      entries.find(({ key }) => key === this.#chosen) ??
      // The form that was open has gone, or its project has got one: the place in the list stays.
      entries.find(({ project }) => project !== null && project === this.#chosen) ??
      entries.find(({ form }) => form !== null) ??
      entries[0] ??
      null
    return { entries, chosen, terms: chosen?.form == null ? [] : indicatorRows(this.plan, chosen.form, context) }
  }
}
