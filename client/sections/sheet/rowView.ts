import { Exact } from '@hesuan/shared/money/exact.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'

/** How one person looks at the rows of a sheet. It changes nothing in the document, and nobody else sees it. */
export interface RowView {
  readonly sort: null | { readonly column: ColumnId; readonly descending: boolean }
  readonly filters: ReadonlyMap<ColumnId, ColumnFilter>
}

/** Which rows pass by one column: only those with these contents (canonical text), or those without them. */
export interface ColumnFilter {
  readonly mode: 'only' | 'without'
  readonly contents: ReadonlySet<string>
}

/** Every row, in the order of the document. */
export const WHOLE_SHEET: RowView = { sort: null, filters: new Map() }

export const isWhole = ({ sort, filters }: RowView): boolean => sort === null && filters.size === 0

/** The same view with another filter of a column; null: the column filters nothing any more. */
export function withFilter({ sort, filters }: RowView, column: ColumnId, filter: ColumnFilter | null): RowView {
  const others = [...filters].filter(([id]) => id !== column)
  return { sort, filters: new Map(filter === null ? others : [...others, [column, filter]]) }
}

const passes = ({ mode, contents }: ColumnFilter, content: string): boolean =>
  contents.has(content) === (mode === 'only')

type Content = (row: RowId, column: ColumnId) => string

/** Whether a row passes every filter; one column may be looked past. */
export const isShown = (row: RowId, { filters }: RowView, content: Content, but?: ColumnId): boolean =>
  [...filters].every(([column, filter]) => column === but || passes(filter, content(row, column)))

const byWords = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** Rows by what a column shows: numbers by size, codes by code, the rest as words; equal ones as they stood, blank last. */
export function sortedRows(
  rows: readonly RowId[],
  column: Column,
  descending: boolean,
  { content, shown }: { readonly content: (row: RowId) => string; readonly shown: (row: RowId) => string },
): readonly RowId[] {
  const { kind } = column.type
  const isNumber = kind === 'amount' || kind === 'derived' || kind === 'quantity'
  const direction = descending ? -1 : 1
  const keyed = rows.map((row) => {
    const text = content(row)
    return { row, blank: text === '', number: isNumber && text !== '' ? new Exact(text) : null, word: shown(row) }
  })
  const compare = (a: (typeof keyed)[number], b: (typeof keyed)[number]): number => {
    if (a.blank || b.blank) return Number(a.blank) - Number(b.blank)
    if (a.number !== null && b.number !== null) return a.number.comparedTo(b.number) * direction
    return byWords.compare(a.word, b.word) * direction
  }
  return keyed.toSorted(compare).map(({ row }) => row)
}

/** Rows in an order that was fixed before; those that are new since stand behind, as the document has them. */
export function inFixedOrder(rows: readonly RowId[], order: readonly RowId[]): readonly RowId[] {
  const present = new Set(rows)
  const known = new Set(order)
  return [...order.filter((row) => present.has(row)), ...rows.filter((row) => !known.has(row))]
}
