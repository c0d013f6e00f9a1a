import { exactText, parseYuan } from '@hesuan/shared/money/amount.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'
import { expressionOf } from './amountExpression.ts'
import { cellText } from './cellText.ts'
import type { SheetContext } from './sheetContext.ts'

/** The text that the editor starts with: every digit of an amount, the expression it was computed from. */
export function editText(column: Column, row: RowId, context: SheetContext): string {
  const { type } = column
  if (type.kind === 'derived') return ''
  const value = context.cell(row, column.id)
  if (type.kind === 'amount') {
    const behind = expressionOf(column, row, context)
    if (behind?.unit === context.unit) return `=${behind.expression}`
    const amount = parseYuan(value)
    return amount.ok ? exactText(amount.value, context.unit) : value
  }
  return type.kind === 'text' || type.kind === 'quantity' || type.kind === 'code'
    ? value
    : cellText(column, value, context)
}
