import { expressionOfAmount, type KeptExpression, keptText } from '@hesuan/shared/money/keptExpression.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { expressionColumn } from '@hesuan/shared/section/expressionCell.ts'
import { isCanonicalCell } from '@hesuan/shared/template/canonicalCell.ts'
import { keepsExpression } from '@hesuan/shared/template/expressionColumn.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import { basisText, expressionBehind, wordsOfBasis } from './basisExpression.ts'
import type { SheetContext } from './sheetContext.ts'

/** The expression that an amount comes from, kept as its basis or beside it; null where there is none (any more). */
export function expressionOf(column: Column, row: RowId, context: SheetContext): KeptExpression | null {
  const { id, type } = column
  if (type.kind !== 'amount') return null
  const amount = context.cell(row, id)
  if (amount === '') return null
  return type.basis === undefined
    ? expressionOfAmount(context.cell(row, expressionColumn(id)), amount)
    : expressionBehind(context.cell(row, type.basis), amount)
}

/**
 * The cells that keep an expression for an amount: its basis, behind the words that people wrote there, or the hidden cell
 * beside it. Null where it has no room there.
 * @param row the row that it is entered into; null for one that does not exist yet
 */
export function cellsKeeping(
  sheet: Sheet,
  column: Column,
  kept: KeptExpression,
  row: RowId | null,
  context: SheetContext,
): Record<ColumnId, string> | null {
  if (keepsExpression(column)) return { [expressionColumn(column.id)]: keptText(kept) }
  const { type } = column
  const basis = type.kind === 'amount' ? sheet.columns.find(({ id }) => id === type.basis) : undefined
  if (basis === undefined) return {}
  const words = row === null ? '' : wordsOfBasis(context.cell(row, basis.id))
  const text = basisText(kept.expression, kept.unit, words)
  return isCanonicalCell(basis, text, () => false) ? { [basis.id]: text } : null
}

/** An expression as people read it: in the unit that is shown as it is typed, in the other one with its own. */
export const expressionText = ({ expression, unit }: KeptExpression, shown: SheetContext['unit']): string =>
  `=${expression}${unit === shown ? '' : unit === 'wan' ? '（万元）' : '（元）'}`
