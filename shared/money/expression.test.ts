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
    ['alert(1)', 'unknown-function'],
    ['1/0', 'division-by-zero'],
    ['(((', 'syntax'],
    ['1'.repeat(501), 'too-long'],
    ['('.repeat(400), 'syntax'],
  ])('[MON-8] refuses %j', (text, kind) =>
    expect(evaluateExpression(text)).toMatchObject({ ok: false, error: { kind } }),
  )

  it.each([
    ['+5', '5'],
    ['-5+3', '-2'],
    ['50%', '0.5'],
    ['1,200*3', '3600'],
    ['＝８９＊２'.slice(1), '178'],
    ['SUM(1,2,3)', '6'],
    ['sum(1，200，3)*2', '408'],
    ['ROUND(10/3,2)', '3.33'],
    ['ROUND(-2.5,0)', '-3'],
    ['ROUND(1250,-2)', '1300'],
    ['ROUNDUP(2.01,0)+ROUNDDOWN(2.99,0)', '5'],
    ['AVERAGE(1,2)+MAX(1,2)-MIN(1,2)', '2.5'],
    ['10/3*3', `9.${'9'.repeat(39)}`],
  ])('[GRD-133] takes %s as spreadsheets do', (text, value) => {
    const result = evaluateExpression(text)
    expect(result.ok && result.value.toFixed()).toBe(value)
  })

  it.each([
    ['A1+5', 'cell-reference', 'A1'],
    ['SUM($A$1:B9)', 'cell-reference', '$A$1:B9'],
    ['2*Sheet2!C3', 'cell-reference', 'Sheet2!C3'],
    ['SUM(A:A)', 'cell-reference', 'A:A'],
    ['VLOOKUP(1,2)', 'unknown-function', 'VLOOKUP'],
    ['ROUND(1,2,3)', 'wrong-arguments', 'ROUND'],
    ['ROUND(1,0.5)', 'wrong-arguments', 'ROUND'],
  ])('[GRD-134] refuses %s, and says what it was', (text, kind, name) =>
    expect(evaluateExpression(text)).toMatchObject({ ok: false, error: { kind, name } }),
  )

  it('[GRD-133] adds, subtracts and multiplies exactly, as whole numbers of a smaller unit do', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 })
    const text = (value: number) =>
      `(${value < 0 ? '-' : ''}${Math.trunc(Math.abs(value) / 100)}.${`${Math.abs(value) % 100}`.padStart(2, '0')})`
    fc.assert(
      fc.property(cents, cents, cents, (a, b, c) => {
        const value = evaluateExpression(`${text(a)}*${text(b)}+SUM(${text(c)},-${text(a)})`)
        expect(value.ok && value.value.times(10_000).toFixed()).toBe(
          (BigInt(a) * BigInt(b) + BigInt(c - a) * 100n).toString(),
        )
      }),
    )
  })

  it('[MON-8] never throws, whatever the text', () =>
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => void evaluateExpression(text))))
})
