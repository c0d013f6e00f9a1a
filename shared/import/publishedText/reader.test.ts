import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalYuan, formatAmount, fromFen } from '../../money/amount.ts'
import { amountOf, quantityOf } from './reader.ts'

const fen = fc.bigInt({ min: -100_000_000_000_000n, max: 100_000_000_000_000n })

describe('a printed figure', () => {
  it('[IMP-13] is the amount that was printed, in 元 and to the last place that a table shows', () =>
    fc.assert(
      fc.property(fen, (cents) => {
        const amount = fromFen(cents)
        expect(amountOf(formatAmount(amount, 'yuan'), 'yuan')).toBe(canonicalYuan(amount))
        expect(amountOf(formatAmount(amount, 'wan', 6), 'wan')).toBe(canonicalYuan(amount))
        const printed = formatAmount(amount, 'wan')
        const read = amountOf(printed, 'wan')
        expect(read).not.toBeNull()
        expect(formatAmount(fromFen(BigInt((read ?? '').replace('.', ''))), 'wan')).toBe(printed)
      }),
    ))

  it('[IMP-13] is read with separators, in full width, as it stands', () => {
    expect(amountOf('2,177.28', 'wan')).toBe('21772800.00')
    expect(amountOf('３４', 'wan')).toBe('340000.00')
    expect(quantityOf('22')).toBe('22')
  })

  it.each(['1.0O', '12..5', '合计', '1,23.4', '0.0000001'])('[IMP-13] is none where the text is %j', (text) =>
    expect(amountOf(text, 'wan')).toBeNull(),
  )
})
