import { expect, it } from 'vitest'
import type { GridColumn } from './gridSource.ts'
import { headerHeights, headerLayout } from './headerLayout.ts'

const column = (title: string, group: string | null): GridColumn => ({
  id: title,
  title,
  group,
  width: 100,
  frozen: false,
  required: false,
  align: 'left',
  editor: 'line',
})

it('[GRD-14] neighbours of one group share a header above them; a column without a group covers both rows', () => {
  const [top, below] = headerLayout([
    column('名称', null),
    column('甲', '资金'),
    column('乙', '资金'),
    column('备注', null),
  ])
  expect(top?.map(({ title, from, columns, rows }) => [title, from, columns, rows])).toEqual([
    ['名称', 0, 1, 2],
    ['资金', 1, 2, 1],
    ['备注', 3, 1, 2],
  ])
  expect(below?.map(({ title, from }) => [title, from])).toEqual([
    ['甲', 1],
    ['乙', 2],
  ])
})

it('[GRD-14] the same group on both sides of another column has two headers', () => {
  const [top] = headerLayout([column('甲', '资金'), column('名称', null), column('乙', '资金')])
  expect(top?.map(({ title }) => title)).toEqual(['资金', '名称', '资金'])
})

it('[GRD-14] without any group there is one row', () => {
  expect(headerLayout([column('甲', null), column('乙', null)])).toHaveLength(1)
})

it('[GRD-14] a title that is longer than its column gets a second line, in the row where it stands', () => {
  expect(headerHeights([column('名称', null)])).toEqual([28])
  expect(headerHeights([column('一般公共预算经费拨款（补助）', null)])).toEqual([42])
  expect(headerHeights([column('名称', null), column('一般公共预算经费拨款（补助）', '资金')])).toEqual([28, 42])
  expect(headerHeights([column('很长很长很长很长的名称', null), column('甲', '资金')])).toEqual([28, 28])
})
