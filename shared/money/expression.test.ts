import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateExpression } from './expression.ts'

describe('the basis of calculation', () => {
  it.each([
    ['89*0.25*1.2', '26.7'],
    ['0.1+0.2', '0.3'],
    ['（1＋2）×3', '9'],
    ['10÷4', '2.5'],
    ['16%*1000', '160'],
    ['-(2-5)', '3'],
    ['2-3-4', '-5'],
  ])('[MON-7] evaluates %s exactly', (text, value) => {
    const result = evaluateExpression(text)
    expect(result.ok && result.value.toFixed()).toBe(value)
  })

  it.each([
    ['1+', 'syntax'],
    ['1 2', 'syntax'],
    ['alert(1)', 'syntax'],
    ['1/0', 'division-by-zero'],
    ['(((', 'syntax'],
    ['1'.repeat(501), 'too-long'],
    ['('.repeat(400), 'syntax'],
  ])('[MON-8] refuses %j', (text, kind) =>
    expect(evaluateExpression(text)).toMatchObject({ ok: false, error: { kind } }),
  )

  it('[MON-8] never throws, whatever the text', () =>
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => void evaluateExpression(text))))
})
