import type { Finding } from '@hesuan/shared/checks/rule.ts'

/** The section that a finding is about, as far as it can be told from it. */
interface Owner {
  readonly unitCode: string
  readonly kind: 'unit' | 'department'
}

/**
 * Whether a finding is of this section: bound to its unit; for the department's own section: about the department as a
 * whole, with cells of that section in it.
 */
export function isOf(finding: Finding, { unitCode, kind }: Owner): boolean {
  if (finding.bindings.unit !== undefined) return finding.bindings.unit === unitCode
  return kind === 'department' && [...finding.leftCells, ...finding.rightCells].some(({ unit }) => unit === unitCode)
}

/** What blocks the submission of a section: errors whose sides really differ (rounding differences don't). */
export const blockingFindings = (findings: readonly Finding[], owner: Owner): readonly Finding[] =>
  findings.filter((finding) => finding.severity === 'error' && finding.verdict === 'different' && isOf(finding, owner))
