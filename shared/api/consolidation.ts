import { z } from 'zod'
import { SectionIdText } from './common.ts'

/** `live`: the present drafts. `submitted`: the last submission of each section (binding). */
export const Basis = z.enum(['live', 'submitted'])
export type Basis = z.infer<typeof Basis>

/** Without a round: the one that is being compiled. */
export const ConsolidationQuery = z.object({ basis: Basis.default('live'), round: SectionIdText.optional() })

/** What a consolidation was made from. */
export const ConsolidationSource = z.object({
  sectionId: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  status: z.string(),
  /** Null where the section has no submission yet: then it is not in a `submitted` consolidation. */
  submittedAt: z.string().nullable(),
  included: z.boolean(),
})
export type ConsolidationSource = z.infer<typeof ConsolidationSource>

/** A published table as it travels: `TableView` without how its figures came about (ask for a trace). */
export const TableViewText = z.object({
  id: z.string(),
  copy: z.string(),
  title: z.string(),
  unit: z.enum(['yuan', 'wan']),
  decimals: z.number().int(),
  columns: z
    .array(
      z.object({
        id: z.string(),
        header: z.array(z.string()).readonly(),
        kind: z.enum(['code', 'text', 'amount', 'quantity']),
        width: z.number(),
      }),
    )
    .readonly(),
  rows: z
    .array(
      z.object({
        key: z.string(),
        level: z.number().int(),
        style: z.enum(['total', 'group', 'leaf']),
        cells: z.record(z.string(), z.object({ text: z.string(), value: z.string().nullable() })),
      }),
    )
    .readonly(),
  emptyNote: z.string().nullable(),
})
export type TableViewText = z.infer<typeof TableViewText>

export const ConsolidationView = z.object({
  basis: Basis,
  at: z.string(),
  sources: z.array(ConsolidationSource).readonly(),
  tables: z.array(TableViewText).readonly(),
})
export type ConsolidationView = z.infer<typeof ConsolidationView>

const severity = z.enum(['error', 'warning', 'hint'])

/** `CheckResult` as it travels. */
export const CheckResultText = z.object({
  identity: z.string(),
  rule: z.string(),
  part: z.string(),
  severity,
  verdict: z.enum(['equal', 'rounding', 'different', 'cannot-compare']),
  values: z.enum(['yuan', 'quantity', 'presence', 'words']),
  left: z.string().nullable(),
  right: z.string().nullable(),
  difference: z.string().nullable(),
  bindings: z.object({
    unit: z.string().exactOptional(),
    code: z.string().exactOptional(),
    row: z.string().exactOptional(),
    printedRow: z.string().exactOptional(),
  }),
})
export type CheckResultText = z.infer<typeof CheckResultText>

const CellRefText = z.object({
  unit: z.string(),
  cell: z.string(),
  value: z.string(),
  /** What people see of the row (`rowLabel`); the server knows it, since it has the rows. */
  rowLabel: z.string().exactOptional(),
})

/** `Finding` as it travels. */
export const FindingText = CheckResultText.extend({
  title: z.string(),
  explain: z.string(),
  relation: z.enum(['=', '≤', '≥']),
  leftLabel: z.string(),
  rightLabel: z.string(),
  leftCells: z.array(CellRefText).readonly(),
  rightCells: z.array(CellRefText).readonly(),
  sentence: z.string(),
})
export type FindingText = z.infer<typeof FindingText>

export const FindingsView = z.object({
  basis: Basis,
  at: z.string(),
  coverage: z.object({
    ran: z.number().int(),
    equal: z.number().int(),
    rounding: z.number().int(),
    different: z.number().int(),
    cannotCompare: z.number().int(),
  }),
  findings: z.array(FindingText).readonly(),
  /** Checks without a finding: those that are equal, without cells. */
  others: z.array(CheckResultText).readonly(),
})
export type FindingsView = z.infer<typeof FindingsView>

export const TraceFigure = z.object({
  basis: Basis,
  round: SectionIdText.optional(),
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
