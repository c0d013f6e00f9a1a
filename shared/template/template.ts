import type { Rule, WordRule } from '../checks/rule.ts'
import type { PublishedTable } from '../consolidation/publishedTable.ts'
import type { NextYearPlan } from './nextYear.ts'
import type { OverallPlan, PerformancePlan } from './performance.ts'
import type { QuotaPlan } from './quotas.ts'
import type { Sheet } from './sheet.ts'

/** The budget template of one fiscal year, as data: sheets of a section, published tables, rules. */
export interface Template {
  readonly year: number
  readonly sheets: readonly Sheet[]
  readonly tables: readonly PublishedTable[]
  readonly rules: readonly Rule[]
  readonly wordRules: readonly WordRule[]
  readonly performance: PerformancePlan
  readonly overall: OverallPlan
  readonly quotas: QuotaPlan
  readonly nextYear: NextYearPlan
}
