import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import { expect, it } from 'vitest'
import { draftPlace } from './cellPlace.ts'

const lists = classificationsOf(2022)
if (lists === null) throw new Error('2022 has classifications')
const context = {
  template: TEMPLATE_2022,
  lists,
  unit: 'wan' as const,
  cell: (_row: string, column: string) => (column === 'code' ? '30209' : ''),
  rows: () => [],
  isDeleted: () => false,
}

it('[OFF-2] a half-written text is kept with its place, and with the unit that it was being typed in', () => {
  const basic = sheetOf(TEMPLATE_2022, 'basic')
  expect(draftPlace(basic, { row: 'basic.c30209', column: 'amount' }, context)).toMatch(
    /30209 物业管理费 · .+（万元）$/,
  )
  expect(draftPlace(basic, { row: 'basic.c30209', column: 'amount' }, { ...context, unit: 'yuan' })).toMatch(/（元）$/)
  expect(draftPlace(basic, { row: '@blank', column: 'note' }, context)).toMatch(/· 新增.+ · 备注$/)
})
