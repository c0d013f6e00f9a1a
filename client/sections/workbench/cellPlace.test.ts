import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import { describe, expect, it } from 'vitest'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { draftPlace, exactCellText } from './cellPlace.ts'

const lists = classificationsOf(2022)
if (lists === null) throw new Error('2022 has classifications')

const context = (unit: SheetContext['unit']): SheetContext => ({
  template: TEMPLATE_2022,
  lists,
  unit,
  cell: (_row, column) => (column === 'code' ? '30209' : ''),
  rows: () => [],
  isDeleted: () => false,
})

describe('what is kept of an edit that the server did not take', () => {
  it('[WRK-42] an amount keeps every digit, and its unit', () => {
    expect(exactCellText('basic.a:amount', '12345.67', context('wan'))).toBe('1.234567 万元')
    expect(exactCellText('basic.a:amount', '12345.67', context('yuan'))).toBe('12345.67 元')
  })

  it('[WRK-42] a long text keeps its lines, and a cleared cell is blank', () => {
    expect(exactCellText('performanceForms.a:yearGoal', '第一行\n第二行', context('wan'))).toBe('第一行\n第二行')
    expect(exactCellText('basic.a:amount', '', context('wan'))).toBe('')
  })
})

it('[OFF-2] a half-written text is kept with its place, and with the unit that it was being typed in', () => {
  const basic = sheetOf(TEMPLATE_2022, 'basic')
  expect(draftPlace(basic, { row: 'basic.c30209', column: 'amount' }, context('wan'))).toMatch(
    /30209 物业管理费 · .+（万元）$/,
  )
  expect(draftPlace(basic, { row: 'basic.c30209', column: 'amount' }, context('yuan'))).toMatch(/（元）$/)
  expect(draftPlace(basic, { row: '@blank', column: 'note' }, context('wan'))).toMatch(/· 新增.+ · 备注$/)
})
