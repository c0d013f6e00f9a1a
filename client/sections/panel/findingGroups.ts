import type { FindingText } from '@hesuan/shared/api/consolidation.ts'

export type FindingKind = 'error' | 'warning' | 'hint' | 'rounding' | 'cannot-compare'

const ORDER: readonly FindingKind[] = ['error', 'warning', 'hint', 'cannot-compare', 'rounding']

/** A rounding difference, and what can't be compared yet, is information, whatever the severity of its rule. */
const kindOf = ({ verdict, severity }: Pick<FindingText, 'verdict' | 'severity'>): FindingKind =>
  verdict === 'different' || verdict === 'equal' ? severity : verdict

/** The findings by what a person has to do about them, the gravest first; empty groups are left out. */
export function findingGroups<T extends Pick<FindingText, 'verdict' | 'severity'>>(
  findings: readonly T[],
): { kind: FindingKind; findings: readonly T[] }[] {
  return ORDER.map((kind) => ({ kind, findings: findings.filter((finding) => kindOf(finding) === kind) })).filter(
    (group) => group.findings.length > 0,
  )
}
