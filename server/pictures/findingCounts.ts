import type { CheckResult } from '@hesuan/shared/checks/rule.ts'
import { z } from 'zod'

const SEVERITIES = ['error', 'warning', 'hint'] as const

/** How many findings there are of one severity about one unit, or about the department as a whole (null). */
const FindingCount = z.object({
  unit: z.string().nullable(),
  /** They tell of a ceiling. */
  ceiling: z.boolean(),
  severity: z.enum(SEVERITIES),
  count: z.number().int().positive(),
})
export type FindingCount = z.infer<typeof FindingCount>

type Counted = Pick<CheckResult, 'rule' | 'severity' | 'verdict'> & { readonly bindings: { readonly unit?: string } }

/** Counts findings whose sides really differ: neither rounding differences nor what can't be compared. */
export function countFindings(findings: readonly Counted[], aboutCeilings: ReadonlySet<string>): FindingCount[] {
  const counts = new Map<string, FindingCount>()
  for (const { rule, severity, verdict, bindings } of findings) {
    if (verdict !== 'different') continue
    const one = { unit: bindings.unit ?? null, ceiling: aboutCeilings.has(rule), severity }
    const key = JSON.stringify(one)
    counts.set(key, { ...one, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

export const writeCounts = (counts: readonly FindingCount[]): string => JSON.stringify(counts)

/** What `writeCounts` wrote. */
export const readCounts = (json: string): readonly FindingCount[] => z.array(FindingCount).parse(JSON.parse(json))

const StoredFindings = z.object({
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(SEVERITIES),
      verdict: z.enum(['equal', 'rounding', 'different', 'cannot-compare']),
      bindings: z.object({ unit: z.string().exactOptional() }),
    }),
  ),
})

/** The counts of a consolidation of before they were kept, out of the findings that were stored with it. */
export const countStored = (findingsJson: string, aboutCeilings: ReadonlySet<string>): FindingCount[] =>
  countFindings(StoredFindings.parse(JSON.parse(findingsJson)).findings, aboutCeilings)
