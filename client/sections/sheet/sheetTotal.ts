import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'

/** Whether the amounts of a column mean something when they are added up. */
export const isSummed = ({ type, summed }: Column): boolean =>
  summed !== false && (type.kind === 'amount' || type.kind === 'derived')

/**
 * Whether a sheet has a line with the totals of its columns: those whose rows are parts of one budget. Not where rows are
 * forms of their own or standards.
 */
export const hasTotal = (sheet: Sheet): boolean =>
  sheet.columns.some(isSummed) &&
  (sheet.subtotals !== undefined || sheet.rows === 'fixed' || sheet.columns.some(({ type }) => type.kind === 'derived'))
