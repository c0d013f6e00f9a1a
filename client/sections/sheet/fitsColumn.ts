import { isCanonicalCell } from '@hesuan/shared/template/canonicalCell.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'
import type { SheetContext } from './sheetContext.ts'

/** Whether the value of one column may stand in another one as it is: of the same kind, and allowed there. */
export function fitsColumn(from: Column, to: Column, value: string, { lists }: Pick<SheetContext, 'lists'>): boolean {
  if (from.id === to.id || value === '') return true
  return (
    from.type.kind === to.type.kind &&
    to.type.kind !== 'derived' &&
    isCanonicalCell(to, value, (list, code) => lists[list].has(code))
  )
}
