import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromFen } from './amount.ts'
import { roundingAllowance, roundingDifference } from './roundingDifference.ts'

const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }).map(fromFen), { maxLength: 60 })

describe('rounding differences (尾差)', () => {
  it('[MON-9] never exceed 0.005 万元 for each rounded addend and the total', () =>
    fc.assert(
      fc.property(amounts, (parts) => {
        const allowed = roundingAllowance('across', parts.length)
        expect(roundingDifference(parts).abs().lessThanOrEqualTo(allowed)).toBe(true)
      }),
    ))

  it('[MON-9] are none where every part is printed exactly', () =>
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 8n })), (hundreds) => {
        expect(roundingDifference(hundreds.map((n) => fromFen(n * 10_000n))).isZero()).toBe(true)
      }),
    ))
})
