import type { ConsolidationSource } from '@hesuan/shared/api/consolidation.ts'
import type { RuleSetting } from '@hesuan/shared/checks/ruleSettings.ts'
import type { CheckOutcome } from '@hesuan/shared/checks/runChecks.ts'
import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import type { TableView } from '@hesuan/shared/consolidation/publishedTable.ts'
import type { MeasureSource } from '@hesuan/shared/consolidation/source.ts'
import type { DepartmentFigures } from './followedDepartment.ts'

/** A department at one moment: its data, indexed, and what follows from it. Computed when asked for, once. */
export interface DepartmentView {
  readonly input: DepartmentInput
  readonly source: MeasureSource
  readonly sources: readonly ConsolidationSource[]
  /** What its rules were set to; already in the template of `source`. */
  readonly settings: readonly RuleSetting[]
  /** When it was so: ISO 8601. */
  readonly at: string
  tables(): readonly TableView[]
  outcome(): CheckOutcome
}

export const departmentView = (
  figures: DepartmentFigures,
  data: Pick<DepartmentView, 'input' | 'sources' | 'settings' | 'at'>,
): DepartmentView => ({
  ...data,
  get source() {
    return figures.source()
  },
  tables: figures.tables,
  outcome: figures.outcome,
})
