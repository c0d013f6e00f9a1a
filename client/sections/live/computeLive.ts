import { coverageOf } from '@hesuan/shared/checks/coverage.ts'
import type { Coverage, Finding } from '@hesuan/shared/checks/rule.ts'
import { checkSource } from '@hesuan/shared/checks/runChecks.ts'
import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import { headroomOf } from '@hesuan/shared/consolidation/headroom.ts'
import { LiveSource } from '@hesuan/shared/consolidation/liveSource.ts'
import { TrackingMemory } from '@hesuan/shared/consolidation/memory.ts'
import { type SectionTotals, sectionTotals } from '@hesuan/shared/consolidation/sectionFigures.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { sheetValues } from './sheetValues.ts'

/** What follows from a section's cells, all of it. */
export interface LiveFigures {
  /** Of each sheet its computed cells, canonical 元 by `row:column`; the same map as long as nothing of it changes. */
  readonly values: ReadonlyMap<SheetId, ReadonlyMap<string, string>>
  readonly totals: SectionTotals
  /** What the ceilings of the unit, or of the department, leave. */
  readonly headroom: ReturnType<typeof headroomOf>
  /** Of the checks that concern this section; the same objects as long as nothing of them changes. */
  readonly findings: readonly Finding[]
  readonly coverage: Coverage
}

/**
 * Computes what follows from a section, by the same functions that the server runs on its snapshot, one state after the
 * other: only what a change touches is computed anew.
 */
export class LiveFigurer {
  readonly #template: Template
  readonly #memory = new TrackingMemory()
  #source: LiveSource | null = null

  constructor(template: Template) {
    this.#template = template
  }

  /** @param around the department as far as this person may know it; its own state of the section is left aside */
  compute(around: DepartmentInput, section: SectionSnapshot): LiveFigures {
    const { unitCode, kind } = section
    const source = this.#take(around, section)
    const memory = this.#memory
    const { sheets } = this.#template
    const values = new Map(sheets.map((sheet) => [sheet.id, sheetValues(source, unitCode, sheet, memory)]))
    const totals = memory.recall('totals', () => sectionTotals(source, kind === 'unit' ? unitCode : undefined))
    const headroom = headroomOf(around.ceilings ?? [], kind === 'unit' ? unitCode : null, totals)
    if (kind === 'unit') {
      const { findings, coverage } = checkSource(source, { unit: unitCode }, memory)
      return { values, totals, headroom, findings, coverage }
    }
    const { results, findings } = checkSource(source, { department: true }, memory)
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

  #take(around: DepartmentInput, section: SectionSnapshot): LiveSource {
    const others = around.snapshots.filter(({ unitCode }) => unitCode !== section.unitCode)
    const input = { ...around, snapshots: [...others, section] }
    if (this.#source === null) this.#source = new LiveSource(this.#template, input, this.#memory)
    else this.#source.take(input)
    return this.#source
  }
}
