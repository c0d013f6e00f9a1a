import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import { expect, it } from 'vitest'
import { pastedText } from './pastedText.ts'

function paste(sheet: string, column: string, text: string, exact: string | null = null, unit: 'wan' | 'yuan' = 'wan') {
  const found = columnOf(sheetOf(TEMPLATE_2022, sheet), column)
  if (found === null) throw new Error(`no column ${column}`)
  return pastedText({ text, exact, own: null }, found, unit)
}

it('[GRD-86] a number that is shown rounded is taken with every digit, to the 分', () => {
  expect(paste('basic', 'amount', ' 123.46 ', '123.4567')).toBe('123.4567')
  expect(paste('basic', 'amount', '33.33', '33.333333333333336')).toBe('33.333333')
  expect(paste('basic', 'amount', '0.10', '0.10000000000000001', 'yuan')).toBe('0.1')
  expect(paste('basic', 'amount', '(1,234.57)', '-1234.5678', 'yuan')).toBe('-1234.57')
  expect(paste('procurement', 'quantity', '3', '2.5')).toBe('2.5')
})

it('[GRD-86] a number behind something else, a date or a scaled format, is not what is shown', () => {
  expect(paste('basic', 'amount', '2022/1/1', '44562')).toBe('2022/1/1')
  expect(paste('basic', 'amount', '12.35', '123456')).toBe('12.35')
  expect(paste('basic', 'code', '30101', '30101.4')).toBe('30101')
  expect(paste('basic', 'note', '0012', '12')).toBe('0012')
})

it('[GRD-87] the dash of an accounting format is a zero, and marks without a width are nothing', () => {
  expect(paste('basic', 'amount', ' -   ')).toBe('0')
  expect(paste('basic', 'amount', '—')).toBe('0')
  expect(paste('basic', 'note', '-')).toBe('-')
  expect(paste('basic', 'code', '\u202a30101\u202c')).toBe('30101')
})

it('[GRD-118] an amount that was copied here stays the same amount, whatever the unit that it was shown in', () => {
  const amount = columnOf(sheetOf(TEMPLATE_2022, 'basic'), 'amount')
  const note = columnOf(sheetOf(TEMPLATE_2022, 'basic'), 'note')
  if (amount === null || note === null) throw new Error('no columns')
  const copied = { text: '267000', exact: null, own: '267000.00' }
  expect(pastedText(copied, amount, 'wan')).toBe('26.7')
  expect(pastedText(copied, amount, 'yuan')).toBe('267000')
  expect(pastedText(copied, note, 'wan')).toBe('267000')
})
