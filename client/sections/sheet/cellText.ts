import { type AmountUnit, exactText, formatAmount, parseYuan } from '@hesuan/shared/money/amount.ts'
import { parseRowId, type RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'
import type { SheetContext } from './sheetContext.ts'

/** Longer chains of references are a mistake of the template. */
const DEEPEST_REFERENCE = 4

/** What a cell shows: «2080101 行政运行», an option's label, the name of the row referred to, an amount in the unit. */
export function cellText(column: Column, value: string, context: SheetContext): string {
  if (value === '') return ''
  const { type } = column
  switch (type.kind) {
    case 'amount':
    case 'derived':
      return amountText(value, context.unit)
    case 'code':
      return codeText(context.lists[type.list].name(value), value)
    case 'choice':
      return type.options.find((option) => option.value === value)?.label ?? value
    case 'tick':
      return value === '1' ? '✓' : ''
    case 'row':
      return rowName(value, type.show, context)
    case 'text':
      return type.multiline === true ? value.replace(/\n+/g, ' ') : value
    case 'quantity':
      return value
  }
}

/** The text that a cell gives to the clipboard: nothing is rounded or shortened. */
export function copyText(column: Column, value: string, context: SheetContext): string {
  const { kind } = column.type
  if (kind === 'amount' || kind === 'derived') {
    const amount = parseYuan(value)
    return amount.ok ? exactText(amount.value, context.unit) : value
  }
  if (kind === 'tick') return value === '1' ? '是' : ''
  return kind === 'text' ? value : cellText(column, value, context)
}

/** Canonical 元 as it is shown: two decimals, thousands separators. */
export function amountText(yuan: string, unit: AmountUnit): string {
  const amount = parseYuan(yuan)
  return amount.ok ? formatAmount(amount.value, unit) : yuan
}

export const codeText = (name: string | null, code: string): string => (name === null ? code : `${code} ${name}`)

/** What people call a row that a cell refers to. */
export function rowName(row: string, show: ColumnId, context: SheetContext, depth = 0): string {
  const parsed = parseRowId(row)
  if (parsed === null || depth > DEEPEST_REFERENCE) return row
  const column = columnOf(sheetOf(context.template, parsed.sheet), show)
  const value = context.cell(parsed.row, show)
  const name =
    column === null || value === ''
      ? ''
      : column.type.kind === 'row'
        ? rowName(value, column.type.show, context, depth + 1)
        : cellText(column, value, context)
  const shown = name === '' ? '（未命名）' : name
  return context.isDeleted(parsed.row) ? `${shown}（已删除）` : shown
}

/** What people call a row of a sheet: the columns that it is labelled by, else its first frozen one, else its first filled one. */
export function rowLabel(row: RowId, context: SheetContext): string {
  const parsed = parseRowId(row)
  if (parsed === null) return ''
  const { columns, label } = sheetOf(context.template, parsed.sheet)
  const isFilled = ({ id, type }: Column) => type.kind !== 'derived' && context.cell(row, id) !== ''
  const labelled = columns.filter((one) => label?.includes(one.id) && isFilled(one))
  const first = columns.find((one) => one.frozen === true && isFilled(one)) ?? columns.find(isFilled)
  return (labelled.length > 0 ? labelled : first === undefined ? [] : [first])
    .map((column) => cellText(column, context.cell(row, column.id), context))
    .join(' · ')
}
