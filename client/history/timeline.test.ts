import type { HistoryEntry, HistoryStep } from '@hesuan/shared/api/history.ts'
import { expect, it } from 'vitest'
import { stepText, timeline } from './timeline.ts'

const entry = (sequence: number, act: string): HistoryEntry => ({
  sequence,
  sheet: 'basic',
  row: 'basic.b30101',
  column: 'amount',
  before: null,
  after: '1.00',
  author: { userId: 'u1', displayName: '张会计' },
  at: '2022-01-25T06:00:00.000Z',
  madeAt: null,
  how: 'typed',
  act,
  conflict: null,
  settled: null,
  rowLabel: '30101 基本工资',
})
const step = (id: number, sequence: number): HistoryStep => ({
  id,
  sequence,
  action: 'submit',
  to: 'submitted',
  author: { userId: 'u1', displayName: '张会计' },
  at: '2022-01-25T06:00:00.000Z',
  reason: null,
})

it('[UIX-24] a step of the workflow stands between the changes before and after it', () => {
  const told = timeline(
    [entry(9, 'c'), entry(7, 'b'), entry(7, 'b'), entry(3, 'a')],
    [step(4, 9), step(3, 8), step(2, 8), step(1, 0)],
  )
  expect(told.map((item) => (item.act === null ? `step ${item.step.id}` : item.act.entries.length))).toEqual([
    'step 4',
    1,
    'step 3',
    'step 2',
    2,
    1,
    'step 1',
  ])
})

it('[UIX-24] a step is told with its reason', () => {
  expect(stepText({ action: 'return', reason: '请核对' })).toBe('退回，原因：请核对')
  expect(stepText({ action: 'approve', reason: null })).toBe('审核通过')
})
