import type { ColumnId, SheetId } from '../template/ids.ts'

declare const rowBrand: unique symbol
declare const cellBrand: unique symbol

/** `sheet.local`: a row of a section. The sheet is part of the id, so that a row never changes its sheet. */
export type RowId = string & { readonly [rowBrand]: true }
/** `sheet.local:column`: a cell of a section, and its key in the document's map of cells. */
export type CellKey = string & { readonly [cellBrand]: true }

// Fixed patterns: a free key such as `__proto__` would pollute whatever turns the map into an object.
const ROW = /^([a-z][A-Za-z]{0,31})\.([a-z0-9][a-z0-9-]{0,39})$/
const CELL = /^([a-z][A-Za-z]{0,31}\.[a-z0-9][a-z0-9-]{0,39}):([a-z][A-Za-z0-9]{0,31})$/

export const rowId = (sheet: SheetId, local: string): RowId => {
  const id = `${sheet}.${local}`
  if (!ROW.test(id)) throw new RangeError(`not a row id: ${id}`)
  return id as RowId
}

export const cellKey = (row: RowId, column: ColumnId): CellKey => {
  const key = `${row}:${column}`
  if (!CELL.test(key)) throw new RangeError(`not a cell key: ${key}`)
  return key as CellKey
}

/** The parts of a row id, or null where the text is none. */
export function parseRowId(text: string): { readonly row: RowId; readonly sheet: SheetId } | null {
  const match = ROW.exec(text)
  return match?.[1] === undefined ? null : { row: text as RowId, sheet: match[1] }
}

/** The parts of a cell key, or null where the text is none. */
export function parseCellKey(
  text: string,
): { readonly key: CellKey; readonly row: RowId; readonly sheet: SheetId; readonly column: ColumnId } | null {
  const match = CELL.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) return null
  return {
    key: text as CellKey,
    row: match[1] as RowId,
    sheet: match[1].slice(0, match[1].indexOf('.')),
    column: match[2],
  }
}
