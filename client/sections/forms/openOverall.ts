import { Exact } from '@hesuan/shared/money/exact.ts'
import { parseRowId, type RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { OverallPlan } from '@hesuan/shared/template/performance.ts'
import { Observable, type Watched } from '../observable.ts'
import type { OpenViewOptions } from '../workbench/openView.ts'
import { type Gap, overallGaps } from './formGaps.ts'
import { indicatorRows, type TermRows } from './indicatorRows.ts'
import { OpenFields } from './openFields.ts'
import { texts } from './texts.ts'

/** What is shown of the overall form; a new object whenever rows come, go, move, or change what they lack. */
export interface OverallModel {
  readonly tasks: readonly RowId[]
  readonly goals: readonly RowId[]
  readonly terms: readonly TermRows[]
  readonly gaps: readonly Gap[]
  /** What the tasks come to, by the columns of amounts; 元. Null where none of them has an amount. */
  readonly totals: ReadonlyMap<ColumnId, string | null>
  /** What the tasks of each kind of expenditure come to, in the order of the template; 元. */
  readonly kinds: readonly TaskKind[]
}

/** Tasks of one kind of expenditure, or all of them. */
export interface TaskKind {
  /** The part of the rule that compares them. */
  readonly part: string
  readonly name: string
  readonly total: string | null
}

/** The one form of a department's section: what it spends on which tasks, to what end, and how that is measured. */
export class OpenOverall extends OpenFields {
  declare readonly plan: OverallPlan
  readonly #model: Observable<OverallModel>

  constructor(options: OpenViewOptions) {
    const { overall } = options.context.template
    super(options, overall, [overall.tasks.sheet, overall.goals.sheet, overall.indicators.sheet], [])
    this.#model = new Observable(this.#read())
  }

  get model(): Watched<OverallModel> {
    return this.#model
  }

  /** Adds a task at the end, or behind another one, and goes to it. */
  addTask(behind: RowId | null = this.#model.value.tasks.at(-1) ?? null): void {
    this.addRow(this.plan.tasks.sheet, behind, this.plan.tasks.name, {})
  }

  override addBeside(): void {
    const row = parseRowId(this.controller.active?.row ?? '')
    if (row?.sheet === this.plan.tasks.sheet) this.addTask(row.row)
    else super.addBeside()
  }

  protected override arrange(): void {
    this.#model.set(this.#read())
  }

  protected override get form(): { readonly row: null } {
    return { row: null }
  }

  protected override get terms(): readonly TermRows[] {
    return this.#model.value.terms
  }

  protected override get lists(): readonly (readonly RowId[])[] {
    return [this.#model.value.tasks]
  }

  protected override open(): boolean {
    return true
  }

  #read(): OverallModel {
    const { context } = this.options
    const { columns } = sheetOf(context.template, this.plan.tasks.sheet)
    const tasks = context.rows(this.plan.tasks.sheet)
    const amounts = columns.filter(({ type }) => type.kind === 'amount').map(({ id }) => id)
    const sum = (rows: readonly RowId[], column: ColumnId) => sumOf(rows.map((row) => context.cell(row, column)))
    const { kind, total, all } = this.plan.compared
    const type = columns.find(({ id }) => id === kind)?.type
    const kinds = (type?.kind === 'choice' ? type.options : []).map(({ value, label }) => ({
      part: value,
      name: label,
      total: sum(
        tasks.filter((row) => context.cell(row, kind) === value),
        total,
      ),
    }))
    return {
      totals: new Map(amounts.map((id) => [id, sum(tasks, id)])),
      kinds: [...kinds, { part: all, name: texts.budgetAll, total: sum(tasks, total) }],
      tasks,
      goals: context.rows(this.plan.goals.sheet),
      terms: indicatorRows(this.plan, null, context),
      gaps: overallGaps(context),
    }
  }
}

/** Exact; null where there is nothing to add up: blank is not zero. */
function sumOf(amounts: readonly string[]): string | null {
  const filled = amounts.filter((amount) => amount !== '')
  return filled.length === 0 ? null : filled.reduce((sum, amount) => sum.plus(amount), new Exact(0)).toFixed(2)
}
