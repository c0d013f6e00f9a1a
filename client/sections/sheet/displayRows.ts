import type { CodeLookup } from '@hesuan/shared/classification/lookup.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ColumnId, SheetId } from '@hesuan/shared/template/ids.ts'
import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import type { GridRow } from '../grid/gridSource.ts'

/** A row of the document with its code in the column that subtotals go by; blank where it has none yet. */
export interface CodedRow {
  readonly row: RowId
  readonly code: string
}

export const BLANK_ROW_KEY = '@blank'

/** The key of a computed row: of a code's subtotal, or of the whole sheet's total. */
export const subtotalKey = (sheet: SheetId, code: string | 'total'): string => `@${sheet}/${code}`

/** The code of a subtotal row's key; null for all other rows. */
export const codeOfSubtotal = (key: string): string | null => /^@[A-Za-z]+\/(\d+)$/.exec(key)?.[1] ?? null

export const isTotalKey = (key: string): boolean => key.endsWith('/total')

const leaf = (key: string, level: number): GridRow => ({ key, kind: 'leaf', level, folded: false })

/**
 * The rows of a sheet as they are shown, with subtotals above their leaves. Leaves stand by code, equal codes in the order
 * of the document; a row without a code stays behind the row that it was inserted behind.
 * @param digits lengths of the codes that have subtotals, ascending
 * @param folded keys of subtotals whose rows are hidden
 */
export function rowsWithSubtotals(
  sheet: SheetId,
  rows: readonly CodedRow[],
  digits: readonly number[],
  folded: ReadonlySet<string>,
): GridRow[] {
  const shown: GridRow[] = []
  let open: string[] = []
  for (const { row, code } of byCode(rows)) {
    const groups = digits.filter((length) => code.length > length).map((length) => code.slice(0, length))
    groups.forEach((group, level) => {
      if (open[level] === group) return
      open = [...open.slice(0, level), group]
      if (!hidden(sheet, groups.slice(0, level), folded)) {
        const key = subtotalKey(sheet, group)
        shown.push({ key, kind: 'subtotal', level, folded: folded.has(key) })
      }
    })
    if (!hidden(sheet, groups, folded)) shown.push(leaf(row, groups.length))
  }
  return shown
}

/** The rows of a sheet in the order in which they are read, whatever is folded. */
export function leavesInOrder(
  { subtotals }: Sheet,
  rows: readonly RowId[],
  cell: (row: RowId, column: ColumnId) => string,
): readonly RowId[] {
  if (subtotals === undefined) return rows
  return byCode(rows.map((row) => ({ row, code: cell(row, subtotals.by) }))).map(({ row }) => row)
}

export const plainRows = (rows: readonly RowId[]): GridRow[] => rows.map((row) => leaf(row, 0))

/** The name of a subtotal: «208 社会保障和就业支出». */
export function subtotalText(code: string, list: CodeLookup): string {
  const name = list.name(code)
  return name === null ? code : `${code} ${name}`
}

const hidden = (sheet: SheetId, groups: readonly string[], folded: ReadonlySet<string>): boolean =>
  groups.some((group) => folded.has(subtotalKey(sheet, group)))

function byCode(rows: readonly CodedRow[]): CodedRow[] {
  let above = ''
  // A row without a code takes the place of the one above it in the document.
  const placed = rows.map((row) => {
    if (row.code !== '') above = row.code
    return { row, place: row.code === '' ? above : row.code }
  })
  return placed
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : a.index - b.index))
    .map(({ row, place }) => ({ row: row.row, code: place }))
}

/** Whether two arrangements show the same rows in the same order. */
export const sameRows = (a: readonly GridRow[], b: readonly GridRow[]): boolean =>
  a.length === b.length &&
  a.every((row, index) => {
    const other = b[index]
    return other !== undefined && row.key === other.key && row.level === other.level && row.folded === other.folded
  })
