import { parseCellKey, parseRowId, type RowId } from '@hesuan/shared/section/cellKey.ts'
import { writtenColumnOf } from '@hesuan/shared/template/expressionColumn.ts'
import { columnOf } from '@hesuan/shared/template/lookup.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import type { CellAt } from '../grid/gridSource.ts'
import { copyText, rowLabel } from '../sheet/cellText.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'

/** What people call a cell: sheet, row, column; the key itself where the template has no such cell. */
export function cellPlace(cell: string, context: SheetContext, withSheet: boolean): string {
  const found = findCell(cell, context)
  if (found === null) return cell
  const { sheet, row, column } = found
  const title = column.group === undefined ? column.title : `${column.group}·${column.title}`
  return [withSheet ? sheet.title : '', rowLabel(row, context), title].filter((part) => part !== '').join(' · ')
}

/** What people call a row: sheet and row; the id itself where the template has no such sheet. */
export function rowPlace(row: RowId, context: SheetContext): string {
  const sheet = context.template.sheets.find(({ id }) => id === parseRowId(row)?.sheet)
  return sheet === undefined ? row : [sheet.title, rowLabel(row, context)].filter((part) => part !== '').join(' · ')
}

/** What people call a cell that a text was being typed into, with the unit of its amount; it may be on the blank line. */
export function draftPlace(sheet: Sheet, { row, column }: CellAt, context: SheetContext): string {
  const key = parseCellKey(`${row}:${column}`)?.key
  const found = columnOf(sheet, column)
  const unit = found?.type.kind === 'amount' ? `（${unitText(context)}）` : ''
  const place =
    key === undefined
      ? [sheet.title, `新增${sheet.rowNoun}`, found?.title ?? ''].filter((part) => part !== '').join(' · ')
      : cellPlace(key, context, true)
  return `${place}${unit}`
}

/** The content of a cell for whoever has to type it again: nothing rounded or shortened, amounts with their unit. */
export function exactCellText(cell: string, value: string, context: SheetContext): string {
  const found = findCell(cell, context)
  if (found === null || value === '') return value
  const text = copyText(found.column, value, context)
  return found.column.type.kind === 'amount' ? `${text} ${unitText(context)}` : text
}

/** What the template says of a cell; null where it has no such cell. */
function findCell(cell: string, { template }: SheetContext) {
  const parsed = parseCellKey(cell)
  const sheet = template.sheets.find(({ id }) => id === parsed?.sheet)
  const column = sheet === undefined || parsed === null ? null : writtenColumnOf(sheet, parsed.column)
  return parsed === null || sheet === undefined || column === null ? null : { sheet, row: parsed.row, column }
}

const unitText = ({ unit }: SheetContext): string => (unit === 'wan' ? '万元' : '元')
