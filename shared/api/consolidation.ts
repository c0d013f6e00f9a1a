import { z } from 'zod'
import type { CheckResult, Coverage, Finding } from '../checks/rule.ts'
import type { TableView } from '../consolidation/publishedTable.ts'

/** `live`: the present drafts. `submitted`: the last submission of each section (binding). */
export const Basis = z.enum(['live', 'submitted'])
export type Basis = z.infer<typeof Basis>

export const ConsolidationQuery = z.object({ basis: Basis.default('live') })

/** What a consolidation was made from. */
export interface ConsolidationSource {
  readonly sectionId: string
  readonly unitCode: string
  readonly unitName: string
  readonly status: string
  /** Null where the section has no submission yet: then it is not in a `submitted` consolidation. */
  readonly submittedAt: string | null
  readonly included: boolean
}

export interface ConsolidationView {
  readonly basis: Basis
  readonly at: string
  readonly sources: readonly ConsolidationSource[]
  readonly tables: readonly TableView[]
}

export interface FindingsView {
  readonly basis: Basis
  readonly at: string
  readonly coverage: Coverage
  readonly findings: readonly Finding[]
  /** Checks without a finding: equal and cannot-compare, without cells. */
  readonly others: readonly CheckResult[]
}

export const TraceFigure = z.object({
  basis: Basis,
  table: z.string().max(8),
  copy: z.string().max(80),
  row: z.string().max(400),
  column: z.string().max(40),
})
export type TraceFigure = z.infer<typeof TraceFigure>

export const TraceResult = z.object({
  value: z.string().nullable(),
  /** In words: what was added up. */
  formula: z.string(),
  cells: z.array(
    z.object({
      sectionId: z.string(),
      unitCode: z.string(),
      unitName: z.string(),
      cell: z.string(),
      value: z.string(),
      sheetTitle: z.string(),
      columnTitle: z.string(),
      rowLabel: z.string(),
    }),
  ),
})
export type TraceResult = z.infer<typeof TraceResult>
