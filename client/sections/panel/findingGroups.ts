import type { Finding } from '@hesuan/shared/checks/rule.ts'

export type FindingKind = 'error' | 'warning' | 'hint' | 'rounding'

const ORDER: readonly FindingKind[] = ['error', 'warning', 'hint', 'rounding']

/** A rounding difference is information, whatever the severity of its rule. */
export const kindOf = ({ verdict, severity }: Pick<Finding, 'verdict' | 'severity'>): FindingKind =>
  verdict === 'rounding' ? 'rounding' : severity

/** The findings by what a person has to do about them, the gravest first; empty groups are left out. */
export function findingGroups(findings: readonly Finding[]): { kind: FindingKind; findings: readonly Finding[] }[] {
  return ORDER.map((kind) => ({ kind, findings: findings.filter((finding) => kindOf(finding) === kind) })).filter(
    (group) => group.findings.length > 0,
  )
}
