import type { HistoryEntry } from '@hesuan/shared/api/history.ts'
import { expect, it } from 'vitest'
import { acts, changeText, rowNames } from './changeText.ts'

const entry = (more: Partial<HistoryEntry>): HistoryEntry => ({
  sequence: 7,
  sheet: 'basic',
  row: 'basic.b30101',
  column: 'amount',
  before: '3642500.00',
  after: '3642600.00',
  author: { userId: 'u1', displayName: '张会计' },
  at: '2022-01-25T06:00:00.000Z',
  madeAt: null,
  how: 'typed',
  act: 'a1',
  conflict: null,
  settled: null,
  rowLabel: '30101 基本工资',
  ...more,
})
const shown = (more: Partial<HistoryEntry>) => changeText(entry(more), () => '党建工作经费')

it('[UIX-19] a change says where it was, and both values in 万元', () => {
  expect(shown({})).toEqual({
    place: '基本支出·经济 · 30101 基本工资 · 预算数',
    rowEvent: null,
    before: '364.25',
    after: '364.26',
    conflict: null,
    settled: null,
  })
})

it.each([
  [{ column: '@order', before: null, after: 'a0' }, '新增一行'],
  [{ column: '@order', before: 'a0', after: 'a1' }, '调整行的顺序'],
  [{ column: '@deleted', before: null, after: '1' }, '删除此行'],
  [{ column: '@deleted', before: '1', after: '' }, '恢复此行'],
])('[UIX-20] changes of a row as a whole are told in words: %j', (change, words) => {
  expect(shown(change).rowEvent).toBe(words)
  expect(shown(change).place).toBe('基本支出·经济 · 30101 基本工资')
})

it('[UIX-21] a lost or overwritten value is told with the other value', () => {
  expect(shown({ conflict: { kind: 'lost', other: '100.00' } }).conflict).toContain('0.01')
  expect(shown({ conflict: { kind: 'overwrote', other: '' } }).conflict).toContain('空白')
})

it('[CNF-10] a change that settled a conflict says whose value was chosen', () => {
  expect(shown({ settled: { chosenOf: '李会计' } }).settled).toBe('处理了冲突：采用李会计填写的值')
  expect(shown({ settled: { chosenOf: null } }).settled).toBe('处理了冲突：改填为这个值')
})

it('[UIX-19] a reference to a row is shown by its name', () => {
  const names = rowNames([entry({ row: 'projects.p1', rowLabel: '党建工作经费' })])
  const change = entry({ sheet: 'performanceForms', column: 'project', before: null, after: 'projects.p1' })
  expect(changeText(change, names).after).toBe('党建工作经费')
  expect(changeText({ ...change, after: 'projects.p2' }, names).after).toBe('另一行')
})

it('[UIX-22] what was done in one go is told once', () => {
  const told = acts([
    entry({ sequence: 9 }),
    entry({ sequence: 8 }),
    entry({ sequence: 7, act: 'a2' }),
    entry({ sequence: 6, act: 'a2', author: { userId: 'u2', displayName: '李会计' } }),
  ])
  expect(told.map(({ entries }) => entries.map(({ sequence }) => sequence))).toEqual([[9, 8], [7], [6]])
})
