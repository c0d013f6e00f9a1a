import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import {
  groupOfIndicator,
  type IndicatorGroup,
  type IndicatorPlan,
  unmetRequirements,
} from '@hesuan/shared/template/performance.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'

/** The indicators of one form for one term (年度, 中长期), in the groups of the template. */
export interface TermRows {
  readonly term: string
  /** Every group of the template, in its order, also those without rows. */
  readonly groups: readonly GroupRows[]
  /** Indicators whose second level names no group of the template. */
  readonly others: readonly RowId[]
  /** What the form still lacks, by the titles of the template. */
  readonly missing: readonly string[]
}

export interface GroupRows {
  readonly group: IndicatorGroup
  /** In the order of the document. */
  readonly rows: readonly RowId[]
  /** The first levels that rows say and that are not the group's, each once. */
  readonly otherLevel1: readonly string[]
  /** Without an indicator of this group the form is not complete. */
  readonly wanted: boolean
}

/** What is printed for «there is none»: a line that is no indicator. */
export const isVoid = (text: string): boolean => /^[-—–/]+$/.test(text.normalize('NFKC').trim())

/** A form by its row; null where there is only one, and no row stands for it. */
export type FormRow = RowId | null

/** The live indicators that belong to a form, in the order of the document. */
export function indicatorsOf(plan: IndicatorPlan, form: FormRow, context: SheetContext): readonly RowId[] {
  const { sheet, form: column } = plan.indicators
  return context.rows(sheet).filter((row) => column === null || context.cell(row, column) === form)
}

/** Arranges the indicators of a form: by term, in the groups that the template has. */
export function indicatorRows(plan: IndicatorPlan, form: FormRow, context: SheetContext): readonly TermRows[] {
  const { term: termColumn, level1, level2, text } = plan.indicators
  const all = indicatorsOf(plan, form, context)
  // An indicator without a term is the year's: most forms have no others.
  const termOf = (row: RowId) => (termColumn === null ? '' : context.cell(row, termColumn)) || plan.terms[0]?.value
  return plan.terms.map(({ value: term, required }) => {
    const ofTerm = all.filter((row) => termOf(row) === term)
    const byRow = new Map(ofTerm.map((row) => [row, groupOfIndicator(plan, context.cell(row, level2))]))
    const present = new Set(
      [...byRow].flatMap(([row, group]) => (group === null || isVoid(context.cell(row, text)) ? [] : [group.id])),
    )
    const unmet = required ? unmetRequirements(plan, present) : []
    return {
      term,
      groups: plan.groups.map((group) => {
        const rows = ofTerm.filter((row) => byRow.get(row) === group)
        const said = rows.map((row) => context.cell(row, level1)).filter((text) => text !== '' && text !== group.level1)
        return {
          group,
          rows,
          otherLevel1: [...new Set(said)],
          wanted: unmet.some(({ anyOf }) => anyOf.length === 1 && anyOf.includes(group.id)),
        }
      }),
      others: ofTerm.filter((row) => byRow.get(row) === null),
      missing: unmet.map(({ title }) => title),
    }
  })
}

/**
 * Behind which row a new indicator of a group goes, so that the form is printed in the order of its groups; null: to the
 * top of the sheet.
 */
export function placeOfNew(
  plan: IndicatorPlan,
  form: FormRow,
  term: string,
  group: IndicatorGroup['id'],
  context: SheetContext,
): RowId | null {
  const { terms, indicators } = plan
  const arranged = indicatorRows(plan, form, context)
  const upTo = arranged.slice(0, terms.findIndex(({ value }) => value === term) + 1)
  const before = upTo.flatMap(({ groups, others }, at) => {
    const last = at === upTo.length - 1
    const shown = last ? groups.slice(0, groups.findIndex((one) => one.group.id === group) + 1) : groups
    return [...shown.flatMap(({ rows }) => rows), ...(last ? [] : others)]
  })
  const order = context.rows(indicators.sheet)
  const lastBefore = order.findLast((row) => before.includes(row))
  if (lastBefore !== undefined) return lastBefore
  const own = indicatorsOf(plan, form, context)[0]
  if (own === undefined) return order.at(-1) ?? null
  return order[order.indexOf(own) - 1] ?? null
}
