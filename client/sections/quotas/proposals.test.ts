import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { proposals, takenCells, usualStandards } from './proposals.ts'

const known = classificationsOf(2022)
if (known === null) throw new Error('2022 has classifications')
const lists = known

type Rows = Readonly<Record<string, Readonly<Record<string, string>>>>

function contextOf(rows: Rows): SheetContext {
  const ids = Object.keys(rows) as RowId[]
  return {
    template: TEMPLATE_2022,
    lists,
    unit: 'wan',
    cell: (row, column) => rows[row]?.[column] ?? '',
    rows: (sheet) => ids.filter((id) => id.startsWith(`${sheet}.`)),
    isDeleted: () => false,
  }
}

const OFFICE = { name: '办公费', heads: '89', economicCode: '30201', quota: '2500.00', factor: '1.2' }

describe('the proposals of heads and quotas', () => {
  it('[QTA-1] are heads × quota × factor in 万元, beside what is budgeted', () => {
    const context = contextOf({
      'staffing.a': OFFICE,
      'basic.x': { code: '30201', amount: '260000.00' },
    })
    expect(proposals(context, false)).toEqual([
      {
        code: '30201',
        expression: '89*0.25*1.2',
        amount: '267000.00',
        present: '260000.00',
        difference: '7000.00',
        agrees: null,
        rows: ['basic.x'],
      },
    ])
  })

  it('[QTA-1] of one code are added up; a factor of one is left out; a row without heads, code or quota proposes nothing', () => {
    const context = contextOf({
      'staffing.a': OFFICE,
      'staffing.b': { ...OFFICE, heads: '2', factor: '1' },
      'staffing.c': { ...OFFICE, heads: '' },
      'staffing.d': { ...OFFICE, economicCode: '' },
      'staffing.e': { ...OFFICE, quota: '' },
    })
    expect(proposals(context, false)).toMatchObject([
      { expression: '89*0.25*1.2+2*0.25', amount: '272000.00', present: null, rows: [] },
    ])
  })

  it('[QTA-1] agree with printed figures but for their rounding; typed figures must be the same', () => {
    const water = { name: '水费', heads: '81', economicCode: '30205', quota: '400.00', factor: '1.2' }
    const context = contextOf({ 'staffing.a': water, 'basic.x': { code: '30205', amount: '38900.00' } })
    expect(proposals(context, true)).toMatchObject([{ difference: '-20.00', agrees: 'rounded' }])
    expect(proposals(context, false)).toMatchObject([{ difference: '-20.00', agrees: null }])
  })

  it('[QTA-2] taken, set the amount and keep the expression as its basis; a line that is missing is added', () => {
    const context = contextOf({
      'staffing.a': OFFICE,
      'staffing.b': { ...OFFICE, economicCode: '30202', quota: '500.00' },
      'basic.x': { code: '30201' },
    })
    const { writes, lines } = takenCells(proposals(context, false), context)
    expect(writes).toEqual([
      { row: rowId('basic', 'x'), column: 'amount', value: '267000.00' },
      { row: rowId('basic', 'x'), column: 'basis', value: '89*0.25*1.2' },
    ])
    expect(lines).toEqual([{ code: '30202', amount: '53400.00', basis: '89*0.05*1.2' }])
  })

  it('[QTA-2] leave a code alone that stands in several rows', () => {
    const context = contextOf({
      'staffing.a': OFFICE,
      'basic.x': { code: '30201', amount: '1.00' },
      'basic.y': { code: '30201', amount: '2.00' },
    })
    const found = proposals(context, false)
    expect(found).toMatchObject([{ present: '3.00', rows: ['basic.x', 'basic.y'] }])
    expect(takenCells(found, context)).toEqual({ writes: [], lines: [] })
  })

  it('[QTA-3] the usual standards of the year are rows to begin with, by posts or by people, with their source', () => {
    const rows = usualStandards({ posts: '89', people: '81' }, '1.2', contextOf({}))
    expect(rows).toHaveLength(TEMPLATE_2022.quotas.usual.length)
    expect(rows[0]).toEqual({
      name: '办公费（按编制数）',
      heads: '89',
      economicCode: '30201',
      quota: '2500.00',
      factor: '1.2',
      note: TEMPLATE_2022.quotas.source,
    })
    expect(rows.find(({ economicCode }) => economicCode === '30205')?.['heads']).toBe('81')
  })
})
