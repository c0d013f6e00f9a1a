import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { SHEETS_2022 } from '@hesuan/shared/template/2022/sheets/index.ts'
import { writtenColumnOf } from '@hesuan/shared/template/expressionColumn.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import { exactWanText } from './exactWanText.ts'

/** Where a cell is, by the template; null where the template knows no such place (an older template's cell). */
export interface CellPlace {
  readonly sheet: Sheet
  readonly column: Column
}

export function placeOf(sheetId: string, columnId: string): CellPlace | null {
  const sheet = SHEETS_2022.find(({ id }) => id === sheetId)
  const column = sheet === undefined ? null : writtenColumnOf(sheet, columnId)
  return sheet === undefined || column === null ? null : { sheet, column }
}

/** What people call a sheet; its id where the template does not know it. */
export const sheetTitle = (sheetId: string): string => SHEETS_2022.find(({ id }) => id === sheetId)?.title ?? sheetId

/** The place of a cell by its key. */
export function placeOfKey(cell: string): CellPlace | null {
  const parsed = parseCellKey(cell)
  return parsed === null ? null : placeOf(parsed.sheet, parsed.column)
}

/** What people call a column: with the group that it stands in. */
export const columnTitle = ({ group, title }: Column): string => (group === undefined ? title : `${group}·${title}`)

/**
 * The canonical content of a cell as people read it: amounts in 万元 with every digit, codes with their names.
 * A reference to another row is shown by `rowName`, since only a section knows its rows.
 */
export function cellText({ type }: Column, value: string, rowName: (rowId: string) => string = (id) => id): string {
  if (value === '') return ''
  switch (type.kind) {
    case 'amount':
    case 'derived':
      return exactWanText(value)
    case 'code': {
      const name = classificationsOf(2022)?.[type.list].name(value) ?? null
      return name === null ? value : `${value} ${name}`
    }
    case 'choice':
      return type.options.find((option) => option.value === value)?.label ?? value
    case 'tick':
      return value === '1' ? '是' : value
    case 'row':
      return rowName(value)
    default:
      return value
  }
}
