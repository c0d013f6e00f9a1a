import { z } from 'zod'
import type { CheckResult, Finding } from '../checks/rule.ts'
import type { CheckOutcome } from '../checks/runChecks.ts'
import { classificationsOf } from '../classification/lookup.ts'
import type { CellRef } from '../consolidation/measure.ts'
import { rowLabel } from '../consolidation/rowLabel.ts'
import type { MeasureSource } from '../consolidation/source.ts'
import { parseCellKey } from '../section/cellKey.ts'
import { columnOf, sheetOf } from '../template/lookup.ts'

export const REPORT_FORMAT = 'hesuan-check'
export const REPORT_VERSION = 1

const Place = z.strictObject({
  side: z.enum(['left', 'right']),
  unit: z.string(),
  unitName: z.string(),
  /** Sheet, row and column by their ids, and as people call them. */
  sheet: z.string(),
  row: z.string(),
  column: z.string(),
  label: z.string(),
  /** The canonical content of the cell; an amount in 元. Empty where it is blank. */
  value: z.string(),
})

const Check = z.strictObject({
  /** Stable from run to run. */
  identity: z.string(),
  rule: z.string(),
  part: z.string(),
  verdict: z.enum(['different', 'rounding', 'cannot-compare']),
  severity: z.enum(['error', 'warning', 'hint']),
  title: z.string(),
  /** What is demanded, and why. */
  explain: z.string(),
  sentence: z.string(),
  /** What `left`, `right` and `difference` are: amounts in 元, plain counts, numbers of filled cells, or words. */
  values: z.enum(['yuan', 'quantity', 'presence', 'words']),
  relation: z.enum(['=', '≤', '≥']),
  leftLabel: z.string(),
  left: z.string().nullable(),
  rightLabel: z.string(),
  right: z.string().nullable(),
  difference: z.string().nullable(),
  /** What the check is bound to. */
  unit: z.string().nullable(),
  code: z.string().nullable(),
  row: z.string().nullable(),
  printedRow: z.string().nullable(),
  places: z.array(Place),
})

/** What `hesuan check --json` prints; see `docs/check-output.md`. Fields are added, never changed or taken away. */
export const CheckReport = z.strictObject({
  format: z.literal(REPORT_FORMAT),
  version: z.literal(REPORT_VERSION),
  year: z.int(),
  department: z.strictObject({ code: z.string(), name: z.string() }),
  coverage: z.strictObject({
    ran: z.int(),
    equal: z.int(),
    rounding: z.int(),
    different: z.int(),
    cannotCompare: z.int(),
    skipped: z.int(),
  }),
  /** Every check that is not equal: errors first, then warnings, then hints; rounding and blanks behind them. */
  findings: z.array(Check),
})
export type CheckReport = z.infer<typeof CheckReport>

const VERDICTS = [
  'different',
  'cannot-compare',
  'rounding',
  'equal',
] as const satisfies readonly CheckResult['verdict'][]
const SEVERITIES = ['error', 'warning', 'hint'] as const

/** The outcome of all checks as plain JSON. */
export function checkReport({ findings, coverage }: CheckOutcome, source: MeasureSource): CheckReport {
  const { year, department } = source.input
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    year,
    department: { code: department.code, name: department.name },
    coverage: { ...coverage },
    findings: byGravity(findings).flatMap((finding) => reported(finding, source)),
  }
}

/** The gravest first; as they were found, where they are equally grave. */
export const byGravity = <T extends Pick<CheckResult, 'verdict' | 'severity'>>(findings: readonly T[]): readonly T[] =>
  findings.toSorted(
    (a, b) =>
      VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  )

function reported(finding: Finding, source: MeasureSource): CheckReport['findings'] {
  const { verdict, bindings, leftCells, rightCells } = finding
  if (verdict === 'equal') return []
  const { identity, rule, part, severity, title, explain, sentence, values, relation } = finding
  const { leftLabel, left, rightLabel, right, difference } = finding
  return [
    {
      identity,
      rule,
      part,
      verdict,
      severity,
      title,
      explain,
      sentence,
      values,
      relation,
      leftLabel,
      left,
      rightLabel,
      right,
      difference,
      unit: bindings.unit ?? null,
      code: bindings.code ?? null,
      row: bindings.row ?? null,
      printedRow: bindings.printedRow ?? null,
      places: [
        ...leftCells.flatMap((cell) => placeOf('left', cell, source)),
        ...rightCells.flatMap((cell) => placeOf('right', cell, source)),
      ],
    },
  ]
}

type ReportedPlace = CheckReport['findings'][number]['places'][number]

function placeOf(side: ReportedPlace['side'], { unit, cell, value }: CellRef, source: MeasureSource): ReportedPlace[] {
  const key = parseCellKey(cell)
  const lists = classificationsOf(source.template.year)
  if (key === null || lists === null) return []
  const sheet = sheetOf(source.template, key.sheet)
  const { department } = source.input
  return [
    {
      side,
      unit,
      unitName: unit === department.code ? department.name : (source.unitName(unit) ?? ''),
      sheet: sheet.id,
      row: key.row,
      column: key.column,
      label: [
        sheet.title,
        rowLabel(source.template, (id) => source.row(unit, id), key.row, lists),
        columnOf(sheet, key.column)?.title ?? key.column,
      ]
        .filter((part) => part !== '')
        .join(' › '),
      value,
    },
  ]
}
