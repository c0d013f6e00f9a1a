import type { SheetId } from '@hesuan/shared/template/ids.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import type { SheetContext } from './sheetContext.ts'

/** The sheets that the references of a sheet lead to, and those that these lead to: their names are shown in it. */
export function referencedSheets(sheet: Sheet, { template }: Pick<SheetContext, 'template'>): ReadonlySet<SheetId> {
  const found = new Set<SheetId>()
  const follow = (from: Sheet): void => {
    for (const { type } of from.columns) {
      if (type.kind !== 'row' || found.has(type.sheet)) continue
      found.add(type.sheet)
      const next = template.sheets.find(({ id }) => id === type.sheet)
      if (next !== undefined) follow(next)
    }
  }
  follow(sheet)
  return found
}

/** How many cells of live rows refer to one of these rows. */
export const countReferences = (rows: ReadonlySet<string>, context: SheetContext): number =>
  context.template.sheets
    .flatMap(({ id: sheet, columns }) =>
      columns.filter(({ type }) => type.kind === 'row').map(({ id: column }) => ({ sheet, column })),
    )
    .flatMap(({ sheet, column }) => context.rows(sheet).map((row) => context.cell(row, column)))
    .filter((target) => rows.has(target)).length
