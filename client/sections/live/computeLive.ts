import type { Coverage, Finding } from '@hesuan/shared/checks/rule.ts'
import { checkSource, coverageOf } from '@hesuan/shared/checks/runChecks.ts'
import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import { headroomOf } from '@hesuan/shared/consolidation/headroom.ts'
import { derivedCells, type SectionTotals, sectionTotals } from '@hesuan/shared/consolidation/sectionFigures.ts'
import { measureSource } from '@hesuan/shared/consolidation/source.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { subtotalCells } from './subtotalCells.ts'

/** What follows from a section's cells, all of it. */
export interface LiveFigures {
  /** Derived cells, subtotals and totals: canonical 元 by `row:column`. Blank ones are left out. */
  readonly values: ReadonlyMap<string, string>
  readonly totals: SectionTotals
  /** What the ceilings of the unit, or of the department, leave. */
  readonly headroom: ReturnType<typeof headroomOf>
  /** Of the checks that concern this section. */
  readonly findings: readonly Finding[]
  readonly coverage: Coverage
}

/**
 * Computes what follows from a section, by the same functions that the server runs on its snapshot.
 * @param around the department as far as this person may know it; its own state of the section is left aside
 */
export function computeLive(template: Template, around: DepartmentInput, section: SectionSnapshot): LiveFigures {
  const { unitCode, kind } = section
  const others = around.snapshots.filter((snapshot) => snapshot.unitCode !== unitCode)
  const source = measureSource(template, { ...around, snapshots: [...others, section] })
  const derived = derivedCells(source, unitCode)
  const values = new Map<string, string>([...derived, ...subtotalCells(template, section, derived)])
  const totals = sectionTotals(source, kind === 'unit' ? unitCode : undefined)
  const headroom = headroomOf(around.ceilings ?? [], kind === 'unit' ? unitCode : null, totals)
  if (kind === 'unit') return { values, totals, headroom, ...checkSource(source, { unit: unitCode }) }

  const { results, findings } = checkSource(source)
  const ofDepartment = results.filter(({ bindings }) => bindings.unit === undefined || bindings.unit === unitCode)
  const identities = new Set(ofDepartment.map(({ identity }) => identity))
  return {
    values,
    totals,
    headroom,
    findings: findings.filter(({ identity }) => identities.has(identity)),
    coverage: coverageOf(ofDepartment),
  }
}
