import type { CheckResult } from './rule.ts'

/** What somebody wrote about a warning, bound to both values as they were, and what the reviewer said of it. */
export interface Waiver {
  readonly left: string | null
  readonly right: string | null
  /** Null as long as nobody has decided. */
  readonly decision: { readonly verdict: 'agreed' | 'declined' } | null
}

/**
 * Where the explanation of a warning stands. `lapsed`: a value on either side is another one since, so that nothing that
 * was written or agreed to holds any more.
 */
export const WAIVER_STATES = ['unexplained', 'pending', 'agreed', 'declined', 'lapsed'] as const
export type WaiverState = (typeof WAIVER_STATES)[number]

type Compared = Pick<CheckResult, 'left' | 'right'>

/** The state of a warning, by the newest explanation of its identity; undefined where there is none. */
export function waiverState({ left, right }: Compared, waiver: Waiver | undefined): WaiverState {
  if (waiver === undefined) return 'unexplained'
  if (waiver.left !== left || waiver.right !== right) return 'lapsed'
  return waiver.decision?.verdict ?? 'pending'
}

/** Whether words are still asked for. */
export const wantsWords = (state: WaiverState): boolean => state !== 'pending' && state !== 'agreed'

/** Whether a check asks for an explanation at all: errors have to go, hints and rounding want nothing. */
export const asksForWords = ({ severity, verdict }: Pick<CheckResult, 'severity' | 'verdict'>): boolean =>
  severity === 'warning' && verdict === 'different'

/**
 * Whose section a finding is explained in: the unit that it is bound to, else the department.
 * @returns a unit's code, or the department's
 */
export const explainedIn = ({ bindings }: Pick<CheckResult, 'bindings'>, departmentCode: string): string =>
  bindings.unit ?? departmentCode
