import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Exact } from './exact.ts'
import { addHundredths, hundredthsText, multiplyHundredths, toExact, toHundredths } from './hundredths.ts'

/** Plain decimals of all sizes, most of them amounts. */
const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(fc.nat().map(String), fc.maxSafeNat().map(String), fc.constantFrom('0', '00', '9007199254740993')),
    fc.constantFrom('', '.0', '.00', '.5', '.25', '.250', '.001'),
  )
  .map((parts) => parts.join(''))

describe('numbers as whole hundredths', () => {
  it('[CHK-95] are exactly the number, or none at all', () => {
    expect([toHundredths('1234.5'), toHundredths('-0.07'), toHundredths('3')]).toEqual([123450, -7, 300])
    for (const none of ['', '-', '.', '.5', '1.', '1.234', '1e3', '1,000', ' 1', '90071992547409.93', '元']) {
      expect([none, toHundredths(none)]).toEqual([none, Number.NaN])
    }
    fc.assert(
      fc.property(number, (text) => {
        const hundredths = toHundredths(text)
        if (Number.isNaN(hundredths)) return
        expect(toExact(hundredths).equals(text)).toBe(true)
        expect(hundredthsText(hundredths)).toBe(new Exact(text).plus(0).toFixed(2))
      }),
    )
  })

  it('[CHK-95] add up and multiply exactly, or say that they can not', () =>
    fc.assert(
      fc.property(number, number, (left, right) => {
        const [a, b] = [toHundredths(left), toHundredths(right)]
        const [sum, product] = [addHundredths(a, b), multiplyHundredths(a, b)]
        if (!Number.isNaN(sum)) expect(toExact(sum).equals(new Exact(left).plus(right))).toBe(true)
        if (!Number.isNaN(product)) expect(toExact(product).equals(new Exact(left).times(right))).toBe(true)
        if (Number.isNaN(a)) expect([sum, product]).toEqual([Number.NaN, Number.NaN])
      }),
    ))
})
