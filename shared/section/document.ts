import type * as Y from 'yjs'
import { expressionOfAmount } from '../money/keptExpression.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'
import { type CellKey, cellKey, parseCellKey, parseRowId, type RowId } from './cellKey.ts'
import { amountBeside, staleExpression } from './expressionCell.ts'
import { positionsBetween } from './fractionalOrder.ts'
import type { SnapshotRow } from './snapshot.ts'

/** The map of cells: `CellKey` -> canonical text; a cell is cleared by the empty string, never by deleting its key. */
export const CELLS = 'cells'
/** The map of rows: `rowId:order` -> position, `rowId:deleted` -> '1' or ''. */
export const ROWS = 'rows'

export type RowAttribute = 'order' | 'deleted'

/** The map of cells of a section's document. */
export const cellsOf = (doc: Y.Doc): Y.Map<string> => doc.getMap<string>(CELLS)
/** The map of the order and life of the rows of a section's document. */
export const rowsOf = (doc: Y.Doc): Y.Map<string> => doc.getMap<string>(ROWS)

export const rowKey = (row: RowId, attribute: RowAttribute): string => `${row}:${attribute}`

/** The parts of a key of the map of rows, or null where it is none. */
export function parseRowKey(
  key: string,
): { readonly row: RowId; readonly sheet: SheetId; readonly attribute: RowAttribute } | null {
  const colon = key.lastIndexOf(':')
  const attribute = key.slice(colon + 1)
  const parsed = colon < 0 ? null : parseRowId(key.slice(0, colon))
  return parsed !== null && (attribute === 'order' || attribute === 'deleted') ? { ...parsed, attribute } : null
}

/** One cell to set; the empty text clears it. */
export interface CellWrite {
  readonly row: RowId
  readonly column: ColumnId
  /** Canonical text: see `template/canonicalCell.ts`. */
  readonly value: string
}

export const readCell = (doc: Y.Doc, row: RowId, column: ColumnId): string =>
  cellsOf(doc).get(cellKey(row, column)) ?? ''

/**
 * Sets cells in one transaction, and only those that differ, so that an unchanged cell never looks edited. An expression
 * that an amount no longer comes from goes with the amount before.
 */
export function writeCells(doc: Y.Doc, writes: readonly CellWrite[], origin: unknown): void {
  const cells = cellsOf(doc)
  doc.transact(() => {
    for (const { row, column, value } of writes) {
      const key = cellKey(row, column)
      if ((cells.get(key) ?? '') !== value) cells.set(key, value)
    }
    for (const write of writes) clearStaleExpression(cells, write)
  }, origin)
}

function clearStaleExpression(cells: Y.Map<string>, { row, column }: CellWrite): void {
  const stale = staleExpression(cells, row, column)
  if (stale !== null) cells.set(stale, '')
}

/** Sets a cell also to what it holds already: whoever settles a conflict has decided, whatever they decided for. */
export function settleCell(doc: Y.Doc, write: CellWrite, origin: unknown): void {
  const cells = cellsOf(doc)
  doc.transact(() => {
    cells.set(cellKey(write.row, write.column), write.value)
    clearStaleExpression(cells, write)
  }, origin)
}

/** The live rows of a sheet in the order that people see: by position, equal positions by id. */
export function liveRows(doc: Y.Doc, sheet: SheetId): RowId[] {
  return orderedRows(doc).get(sheet) ?? []
}

/** The live rows of every sheet in the order that people see. */
export function orderedRows(doc: Y.Doc): Map<SheetId, RowId[]> {
  const rows = rowsOf(doc)
  const found = new Map<SheetId, { row: RowId; order: string }[]>()
  for (const [key, order] of rows.entries()) {
    const parsed = parseRowKey(key)
    if (parsed === null || parsed.attribute !== 'order' || isDeleted(doc, parsed.row)) continue
    const list = found.get(parsed.sheet)
    if (list === undefined) found.set(parsed.sheet, [{ row: parsed.row, order }])
    else list.push({ row: parsed.row, order })
  }
  return new Map(
    [...found].map(([sheet, list]) => [
      sheet,
      list.sort((a, b) => compare(a.order, b.order) || compare(a.row, b.row)).map(({ row }) => row),
    ]),
  )
}

export const isDeleted = (doc: Y.Doc, row: RowId): boolean => rowsOf(doc).get(rowKey(row, 'deleted')) === '1'

/**
 * Inserts a row behind another (null: at the top) in one transaction with its first cells.
 * @param row a new id, made by the caller (`rowId(sheet, random)`)
 */
export const insertRow = (
  doc: Y.Doc,
  row: RowId,
  after: RowId | null,
  cells: Readonly<Record<ColumnId, string>>,
  origin: unknown,
): void => insertRows(doc, [{ row, cells }], after, origin)

/** A row that comes new: its id, made by the caller, and its first cells. */
interface NewRow {
  readonly row: RowId
  readonly cells: Readonly<Record<ColumnId, string>>
}

/** Inserts rows of one sheet in this order behind another (null: at the top), in one transaction. */
export function insertRows(doc: Y.Doc, rows: readonly NewRow[], after: RowId | null, origin: unknown): void {
  const positions = positionsAfter(
    doc,
    rows.map(({ row }) => row),
    after,
  )
  doc.transact(() => {
    rows.forEach(({ row }, index) => void rowsOf(doc).set(rowKey(row, 'order'), positions[index] ?? ''))
    const writes = rows.flatMap(({ row, cells }) =>
      Object.entries(cells).map(([column, value]) => ({ row, column, value })),
    )
    writeCells(doc, writes, origin)
  }, origin)
}

/** Marks a row as deleted; its cells and its history stay. */
export function deleteRow(doc: Y.Doc, row: RowId, origin: unknown): void {
  doc.transact(() => void rowsOf(doc).set(rowKey(row, 'deleted'), '1'), origin)
}

/** Takes the mark of a deleted row off again. */
export function reviveRow(doc: Y.Doc, row: RowId, origin: unknown): void {
  doc.transact(() => void rowsOf(doc).set(rowKey(row, 'deleted'), ''), origin)
}

/** Moves a row behind another of its sheet (null: to the top). */
export const moveRow = (doc: Y.Doc, row: RowId, after: RowId | null, origin: unknown): void =>
  moveRows(doc, [row], after, origin)

/** Moves rows of one sheet in this order behind another one that is none of them (null: to the top). */
export function moveRows(doc: Y.Doc, rows: readonly RowId[], after: RowId | null, origin: unknown): void {
  const positions = positionsAfter(doc, rows, after)
  doc.transact(() => {
    rows.forEach((row, index) => void rowsOf(doc).set(rowKey(row, 'order'), positions[index] ?? ''))
  }, origin)
}

/** Every live row with its non-blank cells, sheets by id, rows in order; without the expressions beside amounts. */
export function readRows(doc: Y.Doc): SnapshotRow[] {
  const contents = contentsOf(doc)
  const sheets = [...orderedRows(doc)].sort(([a], [b]) => compare(a, b))
  return sheets.flatMap(([sheet, rows]) => rows.map((id) => ({ id, sheet, cells: contents(id) })))
}

/** The deleted rows with what is still in them, in no order: the history names them. */
export function readDeletedRows(doc: Y.Doc): SnapshotRow[] {
  const contents = contentsOf(doc)
  return [...rowsOf(doc).entries()].flatMap(([key, mark]) => {
    const parsed = parseRowKey(key)
    if (parsed === null || parsed.attribute !== 'deleted' || mark !== '1') return []
    return [{ id: parsed.row, sheet: parsed.sheet, cells: contents(parsed.row) }]
  })
}

/** The expressions beside the amounts of live rows that these amounts come from, by the key of the amount. */
export function readExpressions(doc: Y.Doc): Record<CellKey, string> {
  const cells = cellsOf(doc)
  const found: [CellKey, string][] = []
  for (const [key, kept] of cells.entries()) {
    const parsed = parseCellKey(key)
    const amount = parsed === null ? null : amountBeside(parsed.column)
    if (parsed === null || amount === null || kept === '' || isDeleted(doc, parsed.row)) continue
    const shown = cellKey(parsed.row, amount)
    if (expressionOfAmount(kept, cells.get(shown) ?? '') !== null) found.push([shown, kept])
  }
  return Object.fromEntries(found.sort(([a], [b]) => compare(a, b)))
}

/** The non-blank cells of each row, by column in order. */
function contentsOf(doc: Y.Doc): (row: RowId) => Record<ColumnId, string> {
  const contents = new Map<RowId, Record<ColumnId, string>>()
  for (const [key, value] of cellsOf(doc).entries()) {
    const parsed = parseCellKey(key)
    if (parsed === null || value === '' || amountBeside(parsed.column) !== null) continue
    const cells = contents.get(parsed.row)
    if (cells === undefined) contents.set(parsed.row, { [parsed.column]: value })
    else cells[parsed.column] = value
  }
  return (row) => sorted(contents.get(row) ?? {})
}

/** Fills an empty document: once, by the server, in the transaction that creates the section. */
export function seedDocument(doc: Y.Doc, rows: readonly SnapshotRow[], positions: readonly string[]): void {
  doc.transact(() => {
    rows.forEach((row, index) => {
      const position = positions[index]
      if (position === undefined) throw new RangeError('fewer positions than rows')
      rowsOf(doc).set(rowKey(row.id, 'order'), position)
      for (const [column, value] of Object.entries(row.cells)) {
        cellsOf(doc).set(cellKey(row.id, column), value)
      }
    })
  })
}

/** Positions for rows behind another, as if they were not there yet. */
function positionsAfter(doc: Y.Doc, placed: readonly RowId[], after: RowId | null): string[] {
  const [first] = placed
  if (first === undefined) return []
  const sheet = parseRowId(first)?.sheet
  if (sheet === undefined) throw new RangeError(`not a row id: ${first}`)
  const moving = new Set(placed)
  const rows = liveRows(doc, sheet).filter((row) => !moving.has(row))
  const index = after === null ? -1 : rows.indexOf(after)
  const order = (row: RowId | undefined): string | null =>
    row === undefined ? null : (rowsOf(doc).get(rowKey(row, 'order')) ?? null)
  const low = index < 0 ? null : order(rows[index])
  // Two people may have put rows at one position: the next greater one is the bound.
  const high = rows
    .slice(index + 1)
    .map(order)
    .find((position) => position !== null && (low === null || position > low))
  return positionsBetween(low, high ?? null, placed.length)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const sorted = (cells: Record<ColumnId, string>): Record<ColumnId, string> =>
  Object.fromEntries(Object.entries(cells).sort(([a], [b]) => compare(a, b)))
