import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { describe, expect, it } from 'vitest'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { exactCellText } from './cellPlace.ts'

const lists = classificationsOf(2022)
if (lists === null) throw new Error('2022 has classifications')

const context = (unit: SheetContext['unit']): SheetContext => ({
  template: TEMPLATE_2022,
  lists,
  unit,
  cell: () => '',
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
