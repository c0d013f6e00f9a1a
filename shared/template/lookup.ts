import type { ColumnId, SheetId } from './ids.ts'
import type { Column, Sheet } from './sheet.ts'
import type { Template } from './template.ts'

/** The sheet of that id; a template without it is a bug, since ids come out of the template itself. */
export function sheetOf(template: Pick<Template, 'sheets'>, id: SheetId): Sheet {
  const sheet = template.sheets.find((candidate) => candidate.id === id)
  if (sheet === undefined) throw new RangeError(`the template has no sheet ${id}`)
  return sheet
}

/** The column of that id, or null: keys of cells may come from outside. */
export const columnOf = (sheet: Sheet, id: ColumnId): Column | null =>
  sheet.columns.find((column) => column.id === id) ?? null
