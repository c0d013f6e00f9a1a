import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalYuan, exactText, formatAmount, fromFen, parseAmount, parseYuan, toFen } from './amount.ts'

const fen = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })

describe('amounts', () => {
  it.each([
    ['1,234.5', '12345000.00'],
    ['１，２３４。５', '12345000.00'],
    ['(12.00)', '-120000.00'],
    ['（１２）', '-120000.00'],
    ['￥ 0.0001', '1.00'],
    ['.5', '5000.00'],
    ['−3', '-30000.00'],
  ])('[MON-1] reads %j as people type it, in 万元', (text, yuan) => {
    const amount = parseAmount(text, 'wan')
    expect(amount.ok && canonicalYuan(amount.value)).toBe(yuan)
  })

  it.each(['', '十二', '1,2,3', '1.2.3', '--1', '1e3', '0x10', 'NaN', 'Infinity', '()'])(
    '[MON-2] refuses %j, which is no amount',
    (text) => expect(parseAmount(text, 'wan')).toEqual({ ok: false, error: { kind: 'not-an-amount', text } }),
  )

  it('[MON-3] refuses what is finer than one 分, and what is absurdly large', () => {
    expect(parseAmount('0.0000001', 'wan')).toMatchObject({ ok: false, error: { kind: 'finer-than-one-fen' } })
    expect(parseAmount('10000000000', 'wan')).toMatchObject({ ok: false, error: { kind: 'too-large' } })
  })

  it('[MON-4] comes back from 分 and from its canonical text exactly as it was', () =>
    fc.assert(
      fc.property(fen, (whole) => {
        const amount = fromFen(whole)
        const again = parseYuan(canonicalYuan(amount))
        expect(toFen(amount)).toBe(whole)
        expect(again.ok && toFen(again.value)).toBe(whole)
      }),
    ))

  it('[MON-5] comes back from the text of either unit exactly as it was', () =>
    fc.assert(
      fc.property(fen, fc.constantFrom('wan' as const, 'yuan' as const), (whole, unit) => {
        const again = parseAmount(exactText(fromFen(whole), unit), unit)
        expect(again.ok && toFen(again.value)).toBe(whole)
      }),
    ))

  it.each([
    ['21772800.00', '2,177.28'],
    ['50.00', '0.01'],
    ['49.99', '0.00'],
    ['-49.99', '0.00'],
    ['-50.00', '-0.01'],
  ])('[MON-6] prints %s 元 as %s 万元: half up, grouped, no signed zero', (yuan, shown) => {
    const amount = parseYuan(yuan)
    expect(amount.ok && formatAmount(amount.value, 'wan')).toBe(shown)
  })
})
