import type { Exact } from '../money/exact.ts'

/**
 * A part of a whole as people say it: 98.2%. What is not all of it is never said to be 100.0%, what is something never 0.0%.
 * @returns null where there is no whole to be a part of, or one of the two is below zero
 */
export function shareText(part: Exact, whole: Exact): string | null {
  if (!whole.isPositive() || whole.isZero() || part.isNegative()) return null
  const share = part.dividedBy(whole).times(100)
  const shown = share.toDecimalPlaces(1)
  if (shown.equals(100) && !part.equals(whole)) return share.lessThan(100) ? '99.9% 以上' : '略超过 100%'
  if (shown.isZero() && !part.isZero()) return '不到 0.1%'
  return `${shown.toFixed(shown.isInteger() ? 0 : 1)}%`
}
