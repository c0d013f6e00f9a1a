import type { ObservedSide } from '../../../checks/rule.ts'
import { comparableName } from '../../../classification/lookup.ts'
import type { UnitRow } from '../../../consolidation/rowSource.ts'
import { cellKey } from '../../../section/cellKey.ts'
import type { ColumnId } from '../../ids.ts'

/** A side with the value of one cell. */
export const ofCell = (
  row: UnitRow,
  column: ColumnId,
  value: string | null = row.cells[column] ?? null,
): ObservedSide => ({
  value,
  cells: [{ unit: row.unit, cell: cellKey(row.id, column), value: row.cells[column] ?? '' }],
})

export const NOTHING: ObservedSide = { value: null, cells: [] }

/** A side that is demanded, and stands in no cell. */
export const demanded = (value: string): ObservedSide => ({ value, cells: [] })

/** What is filled of a cell; a row of dashes says that there is nothing. */
export const textOf = (row: UnitRow, column: ColumnId): string => {
  const text = row.cells[column] ?? ''
  return /^[-—–－\s]*$/.test(text) ? '' : text
}

/** Names as they are compared: widths, blanks, quotes and stops don't count. */
export const sameName = (a: string, b: string): boolean => bareName(a) === bareName(b)
export const bareName = (name: string): string => comparableName(name).replace(/[“”"'《》、,，。.·]/g, '')
