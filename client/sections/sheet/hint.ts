import { formatAmount, parseYuan } from '@hesuan/shared/money/amount.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'
import type { SheetContext } from './sheetContext.ts'

/** Shorter texts are read whole in their cell. */
const READ_WHOLE = 12

/** What hovering over a cell says beyond what it shows: an amount to the 分, the whole of a long text. */
export function hintOf({ type }: Column, value: string, shown: string, { unit }: SheetContext): string {
  if (value === '') return ''
  if (type.kind === 'amount' || type.kind === 'derived') {
    const amount = parseYuan(value)
    return amount.ok && unit === 'wan' ? `精确到分 ${formatAmount(amount.value, 'yuan')} 元` : ''
  }
  if (type.kind === 'text') return value.length > READ_WHOLE ? value : ''
  return type.kind === 'row' || type.kind === 'code' ? shown : ''
}
