import { parseRowId } from '@hesuan/shared/section/cellKey.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { cellPlace, exactCellText, rowPlace } from './cellPlace.ts'
import { texts } from './texts.ts'

/** A write to a cell, or a step of a row. */
interface Written {
  readonly row: string
  /** A column, or `@order` / `@deleted` for the row itself. */
  readonly column: string
  readonly before: string | null
  readonly after: string
}

/** What people call the place of a change, and what its author set there, in full; steps of rows in words. */
export function changeText(
  change: Written,
  context: SheetContext | null,
): { readonly place: string; readonly text: string } {
  const { row, column, before, after } = change
  const cell = `${row}:${column}`
  if (column === '@order' || column === '@deleted') {
    const known = parseRowId(row)?.row
    const place = context === null || known === undefined ? row : rowPlace(known, context)
    if (column === '@order') return { place, text: before === null ? texts.rowSteps.inserted : texts.rowSteps.moved }
    return { place, text: after === '1' ? texts.rowSteps.deleted : texts.rowSteps.revived }
  }
  if (context === null) return { place: cell, text: after }
  return { place: cellPlace(cell, context, true), text: exactCellText(cell, after, context) }
}
