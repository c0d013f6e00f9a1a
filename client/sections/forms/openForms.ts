import { type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import { deleteRow, insertRow, writeCells } from '@hesuan/shared/section/document.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { PerformancePlan } from '@hesuan/shared/template/performance.ts'
import { Observable, type Watched } from '../observable.ts'
import { randomId } from '../sheet/randomId.ts'
import type { SheetSource } from '../sheet/sheetSource.ts'
import type { OpenViewOptions } from '../workbench/openView.ts'
import { amountsBehind, carriedAmounts } from './carriedAmounts.ts'
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
  /** The amounts of the chosen form that are other ones than its project has, by their titles. */
  readonly behind: readonly string[]
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
      [...new Set([projectSheet(options.context), ...sheetsOfCarried(performance)])],
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

  /** Makes the form of a project with the money that the section has for it, and goes to its first field. */
  createForm(project: RowId): void {
    if (!this.mayEdit()) return
    const { forms } = this.plan
    const { context, document } = this.options
    const row = rowId(forms.sheet, randomId())
    const last = context.rows(forms.sheet).at(-1) ?? null
    const carried = carriedAmounts(project, context)
    const cells = { [forms.project]: project, ...Object.fromEntries(carried) }
    // What nobody typed is not told as typed.
    document.edit(carried.size > 0 ? 'filled' : 'typed', (doc, origin) => insertRow(doc, row, last, cells, origin))
    if (carried.size > 0) this.options.tell(texts.carried(carried.size))
    this.#chosen = row
    const first = sheetOf(context.template, forms.sheet).columns.find(({ id }) => id !== forms.project)
    this.controller.goTo({ row, column: first?.id ?? forms.project })
    this.arrange()
    this.controller.focus()
  }

  /** Sets the amounts of a form to those of its project again, as one act. */
  carryAgain(form: RowId, project: RowId): void {
    if (!this.mayEdit()) return
    const { context, document, tell } = this.options
    const writes = amountsBehind(form, project, context).map((amount) => ({ row: form, ...amount }))
    document.edit('filled', (doc, origin) => writeCells(doc, writes, origin))
    tell(texts.carried(writes.length))
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
    if (chosen?.form == null) return { entries, chosen, terms: [], behind: [] }
    const { form, project } = chosen
    const { columns } = sheetOf(context.template, this.plan.forms.sheet)
    const titleOf = (id: string) => {
      const column = columns.find((one) => one.id === id)
      return [column?.group, column?.title].filter((part) => part !== undefined).join('·')
    }
    return {
      entries,
      chosen,
      terms: indicatorRows(this.plan, form, context),
      behind: project === null ? [] : amountsBehind(form, project, context).map(({ column }) => titleOf(column)),
    }
  }
}

/** The sheets whose lines refer to a project and count towards its form. */
const sheetsOfCarried = ({ forms }: PerformancePlan): readonly SheetId[] =>
  forms.carried.flatMap(({ referring }) => (referring === null ? [] : [referring.sheet]))
