import type { CellChange } from '@hesuan/shared/history/cellChange.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { cellPlace, exactCellText, rowPlace } from './cellPlace.ts'
import { texts } from './texts.ts'

/** What people call the place of a change, and what its author set there, in full; steps of rows in words. */
export function changeText(
  change: CellChange,
  context: SheetContext | null,
): { readonly place: string; readonly text: string } {
  const { row, column, before, after } = change
  const cell = `${row}:${column}`
  if (column === '@order' || column === '@deleted') {
    const place = context === null ? row : rowPlace(row, context)
    if (column === '@order') return { place, text: before === null ? texts.rowSteps.inserted : texts.rowSteps.moved }
    return { place, text: after === '1' ? texts.rowSteps.deleted : texts.rowSteps.revived }
  }
  if (context === null) return { place: cell, text: after }
  return { place: cellPlace(cell, context, true), text: exactCellText(cell, after, context) }
}
