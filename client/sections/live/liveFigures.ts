import { checkSource } from '@hesuan/shared/checks/runChecks.ts'
import type { PrintedFigure } from '@hesuan/shared/consolidation/publishedTable.ts'
import { derivedCells, sectionTotals } from '@hesuan/shared/consolidation/sectionFigures.ts'
import { measureSource } from '@hesuan/shared/consolidation/source.ts'
import { templateOf } from '@hesuan/shared/template/templates.ts'
import type { LiveFigures, LiveRequest } from './liveMessages.ts'

/** Computes what follows from a section; pure, so that the worker is nothing but its post box. */
export function liveFigures(request: LiveRequest, printed: readonly PrintedFigure[]): LiveFigures {
  const template = templateOf(request.year)
  if (template === null) throw new RangeError(`no template for ${request.year}`)
  const { department, unit, snapshot, year, id } = request
  const isDepartment = snapshot.kind === 'department'
  const source = measureSource(template, {
    year,
    department,
    units: isDepartment ? [] : [unit],
    snapshots: [snapshot],
    printed,
  })
  const { findings, coverage } = checkSource(source, { unit: unit.code })
  return { id, derived: derivedCells(source, unit.code), totals: sectionTotals(source, unit.code), findings, coverage }
}
