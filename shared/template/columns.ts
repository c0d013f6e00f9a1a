import type { Measure } from '../consolidation/measure.ts'
import type { ColumnId, SheetId } from './ids.ts'
import type { Column } from './sheet.ts'

/** Short forms for declaring the columns of a sheet; widths are pixels. */
type More = Partial<Omit<Column, 'id' | 'title'>>

export const textColumn = (id: ColumnId, title: string, more: More = {}): Column => ({
  id,
  title,
  type: { kind: 'text', maxLength: 200 },
  width: 180,
  ...more,
})

export const longTextColumn = (id: ColumnId, title: string, more: More = {}): Column => ({
  id,
  title,
  type: { kind: 'text', maxLength: 5000, multiline: true },
  width: 280,
  ...more,
})

export const amountColumn = (id: ColumnId, title: string, more: More = {}): Column => ({
  id,
  title,
  type: { kind: 'amount' },
  width: 116,
  ...more,
})

export const quantityColumn = (id: ColumnId, title: string, more: More = {}): Column => ({
  id,
  title,
  type: { kind: 'quantity' },
  width: 84,
  ...more,
})

export const tickColumn = (id: ColumnId, title: string, more: More = {}): Column => ({
  id,
  title,
  type: { kind: 'tick' },
  width: 76,
  ...more,
})

export const choiceColumn = (
  id: ColumnId,
  title: string,
  options: readonly { readonly value: string; readonly label: string }[],
  more: More = {},
): Column => ({ id, title, type: { kind: 'choice', options }, width: 120, ...more })

export const codeColumn = (
  id: ColumnId,
  title: string,
  list: 'functional' | 'economic',
  digits: readonly number[],
  more: More = {},
): Column => ({ id, title, type: { kind: 'code', list, digits }, width: 210, ...more })

/** A reference to a row of another sheet of the section, shown by that row's `show` column. */
export const rowColumn = (id: ColumnId, title: string, sheet: SheetId, show: ColumnId, more: More = {}): Column => ({
  id,
  title,
  type: { kind: 'row', sheet, show },
  width: 220,
  ...more,
})

export const derivedColumn = (id: ColumnId, title: string, measure: Measure, more: More = {}): Column => ({
  id,
  title,
  type: { kind: 'derived', measure },
  width: 116,
  ...more,
})

/** The sum of several amount columns of the bound row. */
export const sumOfRow = (sheet: SheetId, columns: readonly ColumnId[]): Measure => ({
  plus: columns.map((column) => ({ sum: { sheet, column, row: 'bound' } })),
})
