import type { AmountYuan } from './amount.ts'
import { Exact } from './exact.ts'

/** The last place that a printed table shows, in 元: 0.01 万元. */
const PRINTED_STEP_YUAN = new Exact(100)

/**
 * Rounding difference (尾差): what a printed table fails to add up by.
 * @param parts exact amounts, 元
 * @returns shown(Σ parts) − Σ shown(part), in 元, a multiple of 100; zero when the table adds up
 * Never throws. Invariant: |result| ≤ 50 × (parts.length + 1).
 */
export function roundingDifference(parts: readonly AmountYuan[]): AmountYuan {
  const exact = parts.reduce((sum, part) => sum.plus(part), new Exact(0))
  const printed = parts.reduce((sum, part) => sum.plus(shown(part)), new Exact(0))
  return shown(exact).minus(printed) as AmountYuan
}

/**
 * The most by which a total and its rounded addends can differ by rounding alone, in 元.
 * `neighbouring`: 0.01 万元, whatever the number of addends (each level off by one step at most from the next).
 * `across`: 0.005 × (n + 1) 万元.
 * See docs/SPEC.md, CHK-4.
 */
export function roundingAllowance(levels: 'neighbouring' | 'across', addends: number): Exact {
  return levels === 'neighbouring' ? PRINTED_STEP_YUAN : new Exact(50).times(addends + 1)
}

const shown = (amount: Exact): Exact =>
  amount.dividedBy(PRINTED_STEP_YUAN).toDecimalPlaces(0, Exact.ROUND_HALF_UP).times(PRINTED_STEP_YUAN)
