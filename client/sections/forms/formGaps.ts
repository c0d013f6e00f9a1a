import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ColumnId, SheetId } from '@hesuan/shared/template/ids.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { IndicatorPlan } from '@hesuan/shared/template/performance.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { type FormRow, indicatorRows, indicatorsOf, isVoid } from './indicatorRows.ts'
import { texts } from './texts.ts'

/** Something that a form still lacks, in one sentence. */
export interface Gap {
  readonly sentence: string
  /** The cell to go to; null where it is a group of indicators that has none. */
  readonly cell: string | null
}

/** What a form of a project lacks: required fields, boxes of which none is ticked, and what its indicators lack. */
export function formGaps(form: RowId, context: SheetContext): readonly Gap[] {
  const { performance } = context.template
  const { sheet, required } = performance.forms
  const { columns } = sheetOf(context.template, sheet)
  const tickGroups = [...new Set(columns.flatMap(({ type, group }) => (type.kind === 'tick' && group ? [group] : [])))]
  const unticked = tickGroups.flatMap((group) => {
    const boxes = columns.filter((column) => column.group === group)
    return boxes.some(({ id }) => context.cell(form, id) === '1')
      ? []
      : [{ sentence: texts.gapUnticked(group), cell: `${form}:${boxes[0]?.id ?? ''}` }]
  })
  return [...blankGaps(sheet, [form], required, context), ...unticked, ...indicatorGaps(performance, form, context)]
}

/** What the overall form of a department lacks: words and amounts of its tasks, its goals, and indicators. */
export function overallGaps(context: SheetContext): readonly Gap[] {
  const { overall } = context.template
  const { tasks, goals } = overall
  const rows = context.rows(tasks.sheet)
  return [
    ...(rows.length === 0 ? [{ sentence: texts.gapNoTask, cell: null }] : []),
    ...blankGaps(tasks.sheet, rows, tasks.required, context),
    ...blankGaps(goals.sheet, context.rows(goals.sheet), goals.required, context),
    ...indicatorGaps(overall, null, context),
  ]
}

/** The required cells that are blank in some of these rows, each column once. */
function blankGaps(
  sheet: SheetId,
  rows: readonly RowId[],
  required: readonly ColumnId[],
  context: SheetContext,
): readonly Gap[] {
  return sheetOf(context.template, sheet)
    .columns.filter(({ id }) => required.includes(id))
    .flatMap(({ id, title }) => {
      const blank = rows.filter((row) => context.cell(row, id) === '')
      return blank.length === 0
        ? []
        : [{ sentence: texts.gapBlank(title, blank.length), cell: `${blank[0] ?? ''}:${id}` }]
    })
}

/** Required groups without an indicator, and indicators without words. */
function indicatorGaps(plan: IndicatorPlan, form: FormRow, context: SheetContext): readonly Gap[] {
  const { text, value } = plan.indicators
  const missing = indicatorRows(plan, form, context)
    .filter((term) => term.missing.length > 0)
    .map((term) => ({ sentence: texts.gapMissing(term.missing), cell: null }))
  const rows = indicatorsOf(plan, form, context).filter((row) => !isVoid(context.cell(row, text)))
  const without = (column: string, sentence: (count: number) => string) => {
    const found = rows.filter((row) => context.cell(row, column) === '')
    return found.length === 0 ? [] : [{ sentence: sentence(found.length), cell: `${found[0] ?? ''}:${column}` }]
  }
  return [...missing, ...without(text, texts.gapNoText), ...without(value, texts.gapNoValue)]
}
