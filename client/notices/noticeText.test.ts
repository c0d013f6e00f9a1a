import { NOTICE_KINDS, type Notice } from '@hesuan/shared/api/notices.ts'
import { expect, it } from 'vitest'
import { noticeText } from './noticeText.ts'

const notice = (more: Partial<Notice>): Notice => ({
  id: 1,
  kind: 'mention',
  section: { id: '701002-2022-r3', unitName: '市社保局' },
  cell: 'basic.c30201:amount',
  cells: 1,
  place: '基本支出·经济 · 30201 办公费 · 预算数',
  by: '部门审核',
  at: '2022-01-25T06:00:00.000Z',
  text: null,
  read: false,
  ...more,
})

it('[NTC-7] a notice says who did what where, and leads to its place', () => {
  expect(noticeText(notice({}))).toEqual({
    sentence: '部门审核 在批注中提到了您',
    place: '市社保局 · 基本支出·经济 · 30201 办公费 · 预算数',
    path: '/sections/701002-2022-r3/basic?cell=basic.c30201%3Aamount',
    panel: 'comments',
  })
  expect(noticeText(notice({ kind: 'conflict', cells: 3 })).sentence).toBe(
    '您与 部门审核 同时填写了 3 个单元格，请选定各格的值',
  )
  expect(noticeText(notice({ kind: 'returned', cell: null, cells: 0, place: '' }))).toMatchObject({
    path: '/sections/701002-2022-r3',
    panel: null,
  })
  const sentences = NOTICE_KINDS.map((kind) => noticeText(notice({ kind })).sentence)
  expect(new Set(sentences).size).toBe(NOTICE_KINDS.length)
})
