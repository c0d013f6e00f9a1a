import type { MeasureValue } from '../consolidation/measure.ts'
import { Exact } from '../money/exact.ts'
import { roundingAllowance } from '../money/roundingDifference.ts'
import type { Relation, Tolerance, Verdict } from './rule.ts'

/** What a comparison came to; `difference` is left − right, null where a side is blank. */
export interface Comparison {
  readonly verdict: Verdict
  readonly difference: Exact | null
}

/**
 * Compares two values. Blank is not zero: where a side is missing there is nothing to compare.
 * `rounding` is only ever said where a side was read from printed, rounded figures: amounts typed in 元 must agree
 * to the 分.
 */
export function compareValues(
  left: MeasureValue,
  relation: Relation,
  right: MeasureValue,
  tolerance: Tolerance,
): Comparison {
  if (left.amount === null || right.amount === null) return { verdict: 'cannot-compare', difference: null }
  const difference = left.amount.minus(right.amount)
  const excess = excessOf(difference, relation)
  if (excess.isZero()) return { verdict: 'equal', difference }
  switch (tolerance.kind) {
    case 'exact':
      return { verdict: 'different', difference }
    case 'amount':
      return { verdict: excess.lessThanOrEqualTo(tolerance.yuan) ? 'equal' : 'different', difference }
    case 'ratio': {
      const allowed = Exact.max(right.amount.abs().times(tolerance.of), tolerance.atLeast ?? 0)
      return { verdict: excess.lessThanOrEqualTo(allowed) ? 'equal' : 'different', difference }
    }
    case 'rounding': {
      const figures = roundedFigures(left) + roundedFigures(right)
      // One of the rounded figures is the total, or stands for it: the others are its addends.
      const isRounding = figures > 0 && excess.lessThanOrEqualTo(roundingAllowance(tolerance.levels, figures - 1))
      return { verdict: isRounding ? 'rounding' : 'different', difference }
    }
  }
}

/** How many figures of a side were rounded before they were added up. */
const roundedFigures = ({ rounded }: MeasureValue): number => rounded

/** By how much a difference breaks a relation; zero where it holds. */
function excessOf(difference: Exact, relation: Relation): Exact {
  if (relation === '=') return difference.abs()
  const over = relation === '≤' ? difference : difference.negated()
  return over.isPositive() ? over : new Exact(0)
}
