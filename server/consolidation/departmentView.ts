import type { ConsolidationSource } from '@hesuan/shared/api/consolidation.ts'
import { type CheckOutcome, checkSource } from '@hesuan/shared/checks/runChecks.ts'
import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import type { Summary } from '@hesuan/shared/consolidation/measure.ts'
import { publishFrom } from '@hesuan/shared/consolidation/publish.ts'
import type { TableView } from '@hesuan/shared/consolidation/publishedTable.ts'
import { type MeasureSource, measureSource } from '@hesuan/shared/consolidation/source.ts'
import type { Template } from '@hesuan/shared/template/template.ts'

/** A department at one moment: its data, indexed, and what follows from it. Computed when asked for, once. */
export interface DepartmentView {
  readonly input: DepartmentInput
  readonly source: MeasureSource
  readonly sources: readonly ConsolidationSource[]
  /** When it was so: ISO 8601. */
  readonly at: string
  tables(): readonly TableView[]
  outcome(): CheckOutcome
}

export function departmentView(
  template: Template,
  data: {
    readonly input: DepartmentInput
    readonly sources: readonly ConsolidationSource[]
    readonly at: string
    /** Of sections whose summary is stored, by unit code. */
    readonly summaries?: ReadonlyMap<string, Summary>
  },
): DepartmentView {
  const source = measureSource(template, data.input, data.summaries)
  let tables: readonly TableView[] | null = null
  let outcome: CheckOutcome | null = null
  return {
    input: data.input,
    sources: data.sources,
    at: data.at,
    source,
    tables: () => {
      tables ??= publishFrom(source)
      return tables
    },
    outcome: () => {
      outcome ??= checkSource(source)
      return outcome
    },
  }
}
