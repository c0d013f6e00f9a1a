import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Exact } from '../money/exact.ts'
import type { ComparedRow, ComparedTable } from './comparedTable.ts'
import { shareOf, unitsSideBySide } from './unitsSideBySide.ts'

const UNITS = [
  { code: '701001', name: '机关' },
  { code: '701002', name: '社保局' },
]
const row = (key: string, name: string, total: string | null): ComparedRow => ({
  key,
  level: 1,
  style: 'leaf',
  cells: { name: { text: name, value: null }, total: { text: total ?? '', value: total } },
})
const table = (rows: readonly ComparedRow[]): ComparedTable => ({
  id: 'T04',
  copy: '',
  title: '基本支出',
  unit: 'wan',
  decimals: 2,
  columns: [
    { id: 'name', header: ['名称'], kind: 'text' },
    { id: 'total', header: ['合计'], kind: 'amount' },
  ],
  rows,
})

describe('units side by side', () => {
  it('[CMP-7] what units have of the same code and name is one row, the sum of the unit first', () => {
    const rows = unitsSideBySide(
      table([
        row('total', '合计', '10.00'),
        row('unit:701001', '机关', '6.00'),
        row('unit:701001/code:30101', '基本工资', '4.00'),
        row('unit:701001/code:30202', '印刷费', '2.00'),
        row('unit:701002', '社保局', '4.00'),
        row('unit:701002/code:30101', '基本工资', '3.00'),
        row('unit:701002/code:30201', '办公费', '1.00'),
      ]),
      'total',
      UNITS,
    )
    expect(rows.map(({ code, name, sum, values }) => [code, name, sum, values.size])).toEqual([
      ['', '', '10.00', 2],
      ['30101', '基本工资', '7.00', 2],
      ['30201', '办公费', '1.00', 1],
      ['30202', '印刷费', '2.00', 1],
    ])
    expect(rows[1]?.values.get('701002')).toEqual({ row: 'unit:701002/code:30101', value: '3.00' })
  })

  it('[CMP-8] the values of a row add up to its sum exactly, and every figure of a unit is in one row', () => {
    const amount = fc
      .bigInt({ min: 0n, max: 10n ** 15n })
      .map((value) => new Exact(value.toString()).dividedBy(100).toFixed(2))
    const one = fc
      .record({
        unit: fc.constantFrom('701001', '701002'),
        name: fc.constantFrom('基本工资', '办公费', '项目#2'),
        total: fc.option(amount),
      })
      .map(({ unit, name, total }) => row(`unit:${unit}/item:1`, name, total))
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (rows) => {
        const beside = unitsSideBySide(table(rows), 'total', UNITS)
        for (const { sum, values } of beside) {
          const total = [...values.values()].reduce((added, { value }) => added.plus(value), new Exact(0))
          expect(total.equals(sum ?? 'NaN')).toBe(true)
        }
        const filled = rows.filter(({ cells }) => cells['total']?.value !== null).length
        expect(beside.reduce((count, { values }) => count + values.size, 0)).toBe(filled)
      }),
    )
  })

  it('[CMP-8] a share is of the sum, and there is none of nothing', () => {
    expect(shareOf('1.00', '3.00')).toBe('33.3')
    expect(shareOf('1.00', '0.00')).toBeNull()
    expect(shareOf('1.00', null)).toBeNull()
  })
})
