import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { settleCell, writeCells } from '@hesuan/shared/section/document.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import { basisThatNoLongerHolds } from '../sheet/cellEntry.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'

/** Decides for one of the values that stand at a cell, also for the one that it holds: an edit like any other. */
export function settleConflict(document: SectionDocument, context: SheetContext, cell: string, value: string): void {
  const place = parseCellKey(cell)
  const column = place === null ? null : columnOf(sheetOf(context.template, place.sheet), place.column)
  if (place === null || column === null) return
  const { row } = place
  const beside = Object.entries(basisThatNoLongerHolds(column, value, row, context))
  document.edit(
    'settled',
    (doc, origin) => {
      settleCell(doc, { row, column: column.id, value }, origin)
      writeCells(
        doc,
        beside.map(([id, text]) => ({ row, column: id, value: text })),
        origin,
      )
    },
    place.key,
  )
}
