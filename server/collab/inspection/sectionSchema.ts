import { parseCellKey, type RowId } from '@hesuan/shared/section/cellKey.ts'
import { CELLS, parseRowKey, type ROWS } from '@hesuan/shared/section/document.ts'
import { hiddenColumn, keepsExpression } from '@hesuan/shared/template/expressionColumn.ts'
import type { ColumnId, SectionKind, SheetId } from '@hesuan/shared/template/ids.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'
import type { Template } from '@hesuan/shared/template/template.ts'

/** A place in a section that somebody may write. */
export type WritablePlace =
  | { readonly kind: 'cell'; readonly row: RowId; readonly column: Column }
  | { readonly kind: 'order' | 'deleted'; readonly row: RowId }

/** What a key of the document means under the template; null where nobody may write there. */
export type SectionSchema = (map: typeof CELLS | typeof ROWS, key: string) => WritablePlace | null

/**
 * The keys that people may write in a section of this kind: no fixed rows, no read-only and no computed columns; beside an
 * amount the expression that it was typed as.
 */
export function sectionSchema(template: Template, kind: SectionKind): SectionSchema {
  const columns = new Map<SheetId, ReadonlyMap<ColumnId, Column>>()
  const free = new Set<SheetId>()
  for (const sheet of template.sheets) {
    if (sheet.kind !== kind) continue
    if (sheet.rows === 'free') free.add(sheet.id)
    const shown = sheet.columns.filter(({ readOnly, type }) => readOnly !== true && type.kind !== 'derived')
    const writable = [...shown, ...shown.filter(keepsExpression).map(hiddenColumn)]
    columns.set(sheet.id, new Map(writable.map((column) => [column.id, column])))
  }
  return (map, key) => {
    if (map === CELLS) {
      const cell = parseCellKey(key)
      const column = cell === null ? undefined : columns.get(cell.sheet)?.get(cell.column)
      return cell === null || column === undefined ? null : { kind: 'cell', row: cell.row, column }
    }
    const attribute = parseRowKey(key)
    return attribute === null || !free.has(attribute.sheet) ? null : { kind: attribute.attribute, row: attribute.row }
  }
}

/** Whether a text can be the place or the life of a row. Positions never end with 0, so there is room below each. */
export function isRowText(kind: 'order' | 'deleted', text: string): boolean {
  return kind === 'order' ? /^[0-9a-z]{0,499}[1-9a-z]$/.test(text) : text === '1' || text === ''
}
