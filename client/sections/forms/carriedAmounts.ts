import { Exact } from '@hesuan/shared/money/exact.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import type { CarriedAmount } from '@hesuan/shared/template/performance.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'

/**
 * What the section says of a project's money, by the columns of its form.
 * @returns canonical 元; a column of which nothing is filled anywhere is left out: blank is not zero
 */
export function carriedAmounts(project: RowId, context: SheetContext): ReadonlyMap<ColumnId, string> {
  const found = new Map<ColumnId, string>()
  for (const carried of context.template.performance.forms.carried) {
    const filled = linesOf(carried, project, context)
      .flatMap((row) => carried.columns.map((column) => context.cell(row, column)))
      .filter((amount) => amount !== '')
    if (filled.length === 0) continue
    found.set(carried.column, filled.reduce((sum, amount) => sum.plus(amount), new Exact(0)).toFixed(2))
  }
  return found
}

/** The amounts of a form that are not (or no longer) those of its project, as these would be. */
export const amountsBehind = (
  form: RowId,
  project: RowId,
  context: SheetContext,
): readonly { readonly column: ColumnId; readonly value: string }[] =>
  [...carriedAmounts(project, context)]
    .map(([column, value]) => ({ column, value }))
    .filter(({ column, value }) => context.cell(form, column) !== value)

function linesOf({ referring }: CarriedAmount, project: RowId, context: SheetContext): readonly RowId[] {
  if (referring === null) return [project]
  return context.rows(referring.sheet).filter((row) => context.cell(row, referring.project) === project)
}
