import type { CheckResult, Coverage } from './rule.ts'

/** Counts results by verdict, and what else is known only by its number. */
export function coverageOf(
  results: readonly Pick<CheckResult, 'verdict'>[],
  { equal = 0, skipped = 0 }: { readonly equal?: number; readonly skipped?: number } = {},
): Coverage {
  const of = { equal, rounding: 0, different: 0, 'cannot-compare': 0 } satisfies Record<CheckResult['verdict'], number>
  for (const { verdict } of results) of[verdict]++
  const { rounding, different } = of
  return {
    ran: results.length + equal,
    equal: of.equal,
    rounding,
    different,
    cannotCompare: of['cannot-compare'],
    skipped,
  }
}

export const NO_COVERAGE: Coverage = coverageOf([])

export function sumOfCoverages(coverages: readonly Coverage[]): Coverage {
  const sum = { ...NO_COVERAGE }
  for (const { ran, equal, rounding, different, cannotCompare, skipped } of coverages) {
    sum.ran += ran
    sum.equal += equal
    sum.rounding += rounding
    sum.different += different
    sum.cannotCompare += cannotCompare
    sum.skipped += skipped
  }
  return sum
}
