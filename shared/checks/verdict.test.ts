import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeasureValue } from '../consolidation/measure.ts'
import { fromFen } from '../money/amount.ts'
import { Exact } from '../money/exact.ts'
import { compareValues } from './verdict.ts'

const value = (yuan: string | null, rounded = false, addends = 1): MeasureValue => ({
  amount: yuan === null ? null : new Exact(yuan),
  addends,
  rounded: rounded ? addends : 0,
})
const EXACT = { kind: 'exact' } as const
const ROUNDING = { kind: 'rounding', levels: 'neighbouring' } as const

describe('verdicts', () => {
  it('[CHK-1] a blank is not zero: it can not be compared', () => {
    expect(compareValues(value(null), '=', value('0'), EXACT).verdict).toBe('cannot-compare')
    expect(compareValues(value('0'), '=', value(null), ROUNDING).verdict).toBe('cannot-compare')
  })

  it('[CHK-2] amounts typed in 元 agree to the 分 or are different', () => {
    expect(compareValues(value('100.00'), '=', value('100.01'), ROUNDING).verdict).toBe('different')
    expect(compareValues(value('100.00'), '=', value('100'), ROUNDING).verdict).toBe('equal')
  })

  it('[CHK-3] printed figures one step apart are a rounding difference, two steps apart are different', () => {
    expect(compareValues(value('100', true), '=', value('200', true), ROUNDING).verdict).toBe('rounding')
    expect(compareValues(value('100', true), '=', value('300', true), ROUNDING).verdict).toBe('different')
  })

  it('[CHK-4] across levels the allowance grows with the number of addends, and ends there', () => {
    const across = { kind: 'rounding', levels: 'across' } as const
    expect(compareValues(value('550', true, 10), '=', value('0', true), across).verdict).toBe('rounding')
    expect(compareValues(value('551', true, 10), '=', value('0', true), across).verdict).toBe('different')
  })

  it('[CHK-5] a relation that holds is equal, whatever the difference; it is judged by its excess', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (low, gap) => {
        const [less, more] = [value(fromFen(low).toFixed(2)), value(fromFen(low + gap).toFixed(2))]
        expect(compareValues(less, '≤', more, EXACT).verdict).toBe('equal')
        expect(compareValues(more, '≤', less, EXACT).verdict).toBe('different')
        expect(compareValues(more, '≥', less, EXACT).verdict).toBe('equal')
        expect(compareValues(less, '≥', more, EXACT).verdict).toBe('different')
      }),
    ))
})

describe('rounding', () => {
  const fen = fc
    .bigInt({ min: -(10n ** 10n), max: 10n ** 10n })
    .map((whole) => new Exact(whole.toString()).dividedBy(100))
  const asPrinted = (amount: Exact): Exact => amount.dividedBy(100).toDecimalPlaces(0, Exact.ROUND_HALF_UP).times(100)
  const sumOf = (amounts: readonly Exact[]): Exact => amounts.reduce((sum, one) => sum.plus(one), new Exact(0))
  const printed = (amounts: readonly Exact[]): MeasureValue => ({
    amount: sumOf(amounts.map(asPrinted)),
    addends: amounts.length,
    rounded: amounts.length,
  })
  const ACROSS = { kind: 'rounding', levels: 'across' } as const

  it('[CHK-17] of an exact total and its exact parts is never called a difference', () =>
    fc.assert(
      fc.property(fc.array(fen, { minLength: 1, maxLength: 30 }), (parts) => {
        const { verdict } = compareValues(printed([sumOf(parts)]), '=', printed(parts), ACROSS)
        expect(['equal', 'rounding']).toContain(verdict)
      }),
    ))

  it('[CHK-17] nor of one exact sum, taken apart in two ways', () =>
    fc.assert(
      fc.property(
        fc.array(fen, { minLength: 1, maxLength: 20 }),
        fc.array(fen, { minLength: 1, maxLength: 20 }),
        (left, some) => {
          const right = [...some, sumOf(left).minus(sumOf(some))]
          const { verdict } = compareValues(printed(left), '=', printed(right), ACROSS)
          expect(['equal', 'rounding']).toContain(verdict)
        },
      ),
    ))

  it('[CHK-18] is judged the same from either side', () =>
    fc.assert(
      fc.property(fen, fen, fc.boolean(), fc.boolean(), fc.nat(9), fc.nat(9), (a, b, r, s, n, m) => {
        const left = { amount: a, addends: n, rounded: r ? n : 0 }
        const right = { amount: b, addends: m, rounded: s ? m : 0 }
        const forth = compareValues(left, '=', right, ACROSS)
        const back = compareValues(right, '=', left, ACROSS)
        expect(back.verdict).toBe(forth.verdict)
        expect(back.difference?.negated().equals(forth.difference ?? Number.NaN)).toBe(true)
      }),
    ))

  it('[CHK-2] is never an excuse for amounts typed in 元', () =>
    fc.assert(
      fc.property(fen, fen, (a, b) => {
        const { verdict } = compareValues(
          { amount: a, addends: 5, rounded: 0 },
          '=',
          { amount: b, addends: 5, rounded: 0 },
          ACROSS,
        )
        expect(verdict).toBe(a.equals(b) ? 'equal' : 'different')
      }),
    ))
})
