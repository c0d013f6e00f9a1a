import { amountColumn, choiceColumn, longTextColumn, textColumn } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'

/** The tasks of the overall performance table (整体支出绩效目标), each of one kind of expenditure. */
export const overallTasks: Sheet = {
  id: 'overallTasks',
  title: '整体绩效·任务',
  kind: 'department',
  rowNoun: '一项任务',
  rows: 'free',
  dimensions: ['class'],
  columns: [
    textColumn('name', '任务名称', { required: true, frozen: true, width: 200 }),
    choiceColumn('class', '支出类别', [
      { value: 'personnel', label: '人员经费' },
      { value: 'public', label: '公用经费' },
      { value: 'operating', label: '其他运转类' },
      { value: 'specific', label: '特定目标类' },
    ]),
    longTextColumn('content', '主要内容', { width: 480 }),
    amountColumn('total', '合计', { group: '预算金额' }),
    amountColumn('fiscal', '财政拨款', { group: '预算金额' }),
    amountColumn('other', '其他资金', { group: '预算金额' }),
  ],
}

export const overallGoals: Sheet = {
  id: 'overallGoals',
  title: '整体绩效·目标',
  kind: 'department',
  rowNoun: '一个总体目标',
  rows: 'fixed',
  seededRows: [{ id: 'goal', cells: {} }],
  dimensions: [],
  columns: [longTextColumn('goal', '年度总体目标', { width: 900 })],
}

export const overallIndicators: Sheet = {
  id: 'overallIndicators',
  title: '整体绩效·指标',
  kind: 'department',
  rowNoun: '一个绩效指标',
  label: ['level3'],
  rows: 'free',
  dimensions: [],
  columns: [
    textColumn('level1', '一级指标', { frozen: true, width: 140 }),
    textColumn('level2', '二级指标', { width: 160 }),
    longTextColumn('level3', '三级指标', { width: 360 }),
    longTextColumn('value', '指标值', { width: 320 }),
  ],
}
