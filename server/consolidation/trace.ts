import type { TraceFigure, TraceResult } from '@hesuan/shared/api/consolidation.ts'
import { trace } from '@hesuan/shared/consolidation/trace.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { DepartmentView } from './departmentView.ts'
import { labelOf } from './wire.ts'

/**
 * The cells that a figure of a published table was added up from, as far as the reader may read them.
 * @returns null where there is no such figure
 */
export function traceOf(
  view: DepartmentView,
  place: Pick<TraceFigure, 'table' | 'copy' | 'row' | 'column'>,
  mayRead: (unit: string) => boolean,
): TraceResult | null {
  const table = view.tables().find(({ id, copy }) => id === place.table && copy === place.copy)
  const cell = table?.rows.find(({ key }) => key === place.row)?.cells[place.column]
  if (cell?.figure === undefined) return null
  const { formula, cells } = trace(cell.figure.measure, cell.figure.bindings, view.source)
  const readable = cells.filter(({ unit }) => mayRead(unit))
  const hidden = cells.length - readable.length
  return {
    value: cell.value,
    formula: hidden === 0 ? formula : `${formula}（另有 ${hidden} 个单元格属于其他单位，未列出）`,
    cells: readable.flatMap((ref) => {
      const parsed = parseCellKey(ref.cell)
      const owner = view.sources.find(({ unitCode }) => unitCode === ref.unit)
      if (parsed === null || owner === undefined) return []
      const sheet = sheetOf(view.source.template, parsed.sheet)
      return [
        {
          sectionId: owner.sectionId,
          unitCode: owner.unitCode,
          unitName: owner.unitName,
          cell: ref.cell,
          value: ref.value,
          sheetTitle: sheet.title,
          columnTitle: columnOf(sheet, parsed.column)?.title ?? parsed.column,
          rowLabel: labelOf(ref, view.source),
        },
      ]
    }),
  }
}
