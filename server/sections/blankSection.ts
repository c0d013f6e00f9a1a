import { rowId } from '@hesuan/shared/section/cellKey.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'
import { templateFor } from '../consolidation/departmentViews.ts'

/** A section in which nothing is filled: the rows that its sheets begin with. */
export function blankSection(unitCode: string, kind: SectionSnapshot['kind'], year: number): SectionSnapshot {
  const sheets = templateFor(year).sheets.filter((sheet) => sheet.kind === kind)
  const rows = sheets.flatMap(({ id: sheet, seededRows = [] }) =>
    seededRows.map(({ id, cells }) => ({ id: rowId(sheet, id), sheet, cells })),
  )
  return { unitCode, kind, precision: 'fen', rows }
}
