import { LONGEST_KEPT } from '../money/keptExpression.ts'
import { amountBeside, expressionColumn } from '../section/expressionCell.ts'
import type { ColumnId } from './ids.ts'
import { columnOf } from './lookup.ts'
import type { Column, Sheet } from './sheet.ts'

/** Whether the amounts of a column keep their expressions in a hidden one: all that people type but those with a basis. */
export const keepsExpression = ({ type, readOnly }: Column): boolean =>
  type.kind === 'amount' && type.basis === undefined && readOnly !== true

/** The hidden column of an amount, as history and messages call it. */
export const hiddenColumn = ({ id, title, group, width }: Column): Column => ({
  id: expressionColumn(id),
  title: `${title}的算式`,
  ...(group === undefined ? {} : { group }),
  type: { kind: 'text', maxLength: LONGEST_KEPT },
  width,
})

/** The column of whatever may be written in a row: one of the sheet's, or the hidden one of an amount. */
export function writtenColumnOf(sheet: Sheet, id: ColumnId): Column | null {
  const beside = amountBeside(id)
  const amount = beside === null ? null : columnOf(sheet, beside)
  if (amount === null) return columnOf(sheet, id)
  return keepsExpression(amount) ? hiddenColumn(amount) : null
}
