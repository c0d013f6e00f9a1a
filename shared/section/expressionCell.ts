import { expressionOfAmount } from '../money/keptExpression.ts'
import type { ColumnId } from '../template/ids.ts'
import type { CellKey, RowId } from './cellKey.ts'

/** What the name of no column of a template ends with. */
const ENDING = 'Expression'

/**
 * The hidden column beside an amount that keeps the expression it was typed as: see
 * `docs/decisions/expressions-beside-amounts.md`. Consolidation and checks never see it.
 */
export const expressionColumn = (amount: ColumnId): ColumnId => `${amount}${ENDING}`

/** The amount that a hidden column belongs to, by its name alone; null where a column is none. */
export const amountBeside = (column: ColumnId): ColumnId | null =>
  column.length > ENDING.length && column.endsWith(ENDING) ? column.slice(0, -ENDING.length) : null

/** The column that people see: of a hidden one the amount that it belongs to. */
export const shownColumn = (column: ColumnId): ColumnId => amountBeside(column) ?? column

/** The cell that people see: of a hidden one the amount that it belongs to. */
export const shownCell = (key: CellKey): CellKey =>
  key.endsWith(ENDING) ? (key.slice(0, -ENDING.length) as CellKey) : key

/** The key of the hidden cell beside one that holds an expression which does not come to what that one holds; else null. */
export function staleExpression(
  cells: { get(key: string): string | undefined },
  row: RowId,
  column: ColumnId,
): string | null {
  const key = `${row}:${expressionColumn(column)}`
  const kept = cells.get(key) ?? ''
  return kept === '' || expressionOfAmount(kept, cells.get(`${row}:${column}`) ?? '') !== null ? null : key
}
