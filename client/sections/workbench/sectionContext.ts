import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { isDeleted } from '@hesuan/shared/section/document.ts'
import { templateOf } from '@hesuan/shared/template/templates.ts'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import type { Watched } from '../observable.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'

/** What the cells of a section's document are read and written by; null where the project has no such year. */
export function sectionContext(
  document: SectionDocument,
  templateYear: number,
  unit: Watched<AmountUnit>,
): SheetContext | null {
  const template = templateOf(templateYear)
  const lists = classificationsOf(templateYear)
  if (template === null || lists === null) return null
  return {
    template,
    lists,
    // The unit may change at any moment; whoever reads gets the present one.
    get unit() {
      return unit.value
    },
    cell: (row, column) => document.cell(row, column),
    rows: (sheet) => document.rows(sheet),
    isDeleted: (row) => isDeleted(document.doc, row),
  }
}
