import { describe, expect, it } from 'vitest'
import { type Classifications, classificationsOf } from '../classification/lookup.ts'
import type { SnapshotRow } from '../section/snapshot.ts'
import { TEMPLATE_2022 } from '../template/2022/index.ts'
import { rowLabel } from './rowLabel.ts'
import { FIRST_UNIT, row, SMALL_DEPARTMENT } from './smallDepartment.fixture.ts'

const ROWS = SMALL_DEPARTMENT.snapshots.find(({ unitCode }) => unitCode === FIRST_UNIT)?.rows ?? []

const lists = (): Classifications => {
  const found = classificationsOf(2022)
  if (found === null) throw new RangeError('no classifications of 2022')
  return found
}
const labelOf = (id: string, rows: readonly SnapshotRow[] = ROWS): string => rowLabel(TEMPLATE_2022, rows, id, lists())

describe('what people call a row', () => {
  it.each([
    ['income.general', '一般公共预算拨款收入'],
    ['functional.a', '2080101 行政运行'],
    ['basic.a', '30101 基本工资'],
    ['projects.p01', '食堂运行'],
    ['procurement.r01', '信息系统 · 服务器'],
    ['performanceForms.f01', '信息系统'],
    ['performanceIndicators.i01', '信息系统 · 服务器数量'],
  ])('[CON-23] %s: %s', (id, label) => expect(labelOf(id)).toBe(label))

  it('[CON-23] nothing, where there is no such row or it is blank', () => {
    expect(labelOf('projects.p99')).toBe('')
    expect(labelOf('projects.p98', [row('projects.p98', {})])).toBe('')
  })

  it('[CON-23] that what it refers to is gone, where it is', () =>
    expect(labelOf('procurement.r02', [row('procurement.r02', { project: 'projects.p77', item: '桌椅' })])).toBe(
      '（已删除） · 桌椅',
    ))
})
