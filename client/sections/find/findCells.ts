import { exactText, parseYuan } from '@hesuan/shared/money/amount.ts'
import { type CellKey, cellKey, type RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ColumnId, SheetId } from '@hesuan/shared/template/ids.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import { cellText } from '../sheet/cellText.ts'
import { leavesInOrder } from '../sheet/displayRows.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { foldText } from './foldText.ts'

/** What is looked for. */
export interface FindQuery {
  readonly text: string
  readonly wholeCell: boolean
  readonly matchCase: boolean
}

/** A cell in which it was found. */
export interface Hit {
  readonly key: CellKey
  readonly sheet: SheetId
  readonly row: RowId
  readonly column: ColumnId
}

/** Where it is looked for. */
export interface Searched {
  readonly context: SheetContext
  /** Canonical 元 of a derived cell; blank where there is none. */
  readonly derived: (row: RowId, column: ColumnId) => string
}

/** Nothing but these is ever in a number. */
const NUMBER_LETTERS = /^[-\d.,]*$/

/** Every cell of these sheets that shows what is looked for, in the order in which people read them. */
export function findCells(sheets: readonly Sheet[], query: FindQuery, searched: Searched): Hit[] {
  const wanted = foldText(query.text, query.matchCase).text
  if (wanted.trim() === '') return []
  const isNumeric = NUMBER_LETTERS.test(wanted)
  return sheets.flatMap((sheet) => {
    const columns = sheet.columns.filter(
      ({ type }) => type.kind !== 'tick' && (isNumeric || !['amount', 'derived', 'quantity'].includes(type.kind)),
    )
    return rowsOf(sheet, searched.context).flatMap((row) =>
      columns.flatMap((column): Hit[] => {
        const value = storedText(row, column, searched)
        if (value === '' || !spellings(column, value, searched.context).some((text) => matches(text, wanted, query)))
          return []
        return [{ key: cellKey(row, column.id), sheet: sheet.id, row, column: column.id }]
      }),
    )
  })
}

/** The rows of a sheet as they are read, whatever is folded. */
export const rowsOf = (sheet: Sheet, context: SheetContext): readonly RowId[] =>
  leavesInOrder(sheet, context.rows(sheet.id), (row, column) => context.cell(row, column))

/** Whether one spelling of a cell is, or has in it, what is looked for (folded). */
export function matches(text: string, wanted: string, { wholeCell, matchCase }: Omit<FindQuery, 'text'>): boolean {
  const folded = foldText(text, matchCase).text
  return wholeCell ? folded.trim() === wanted.trim() : folded.includes(wanted)
}

/** A cell in all the ways that people would write what it shows. */
export function spellings(column: Column, value: string, context: SheetContext): readonly string[] {
  const { type } = column
  const shown = cellText(column, value, context)
  switch (type.kind) {
    case 'amount':
    case 'derived': {
      const amount = parseYuan(value)
      const exact = amount.ok ? exactText(amount.value, context.unit) : value
      return [shown, shown.replaceAll(',', ''), exact]
    }
    case 'code':
      return [shown, value, context.lists[type.list].name(value) ?? value]
    case 'text':
      return [value]
    default:
      return [shown]
  }
}

const storedText = (row: RowId, { id, type }: Column, { context, derived }: Searched): string =>
  type.kind === 'derived' ? derived(row, id) : context.cell(row, id)
