import type { CellPlan, PublishedTable } from '../../../consolidation/publishedTable.ts'
import { amountOf, textOf } from './parts.ts'

const AMOUNTS = ['total', 'fiscal', 'other'] as const

const figures = (row?: 'bound'): Record<string, CellPlan> =>
  Object.fromEntries(
    AMOUNTS.map((column) => [
      column,
      { figure: { sum: { sheet: 'overallTasks', column, ...(row === undefined ? {} : { row }) } } },
    ]),
  )

export const T11: PublishedTable = {
  id: 'T11',
  title: '部门整体支出绩效目标表',
  unit: 'wan',
  decimals: 2,
  emptyNote: '{departmentName}{year}年未填报整体支出绩效目标。',
  columns: [
    textOf('name', '任务名称（一级指标）', 180),
    textOf('level2', '二级指标', 150),
    textOf('content', '主要内容（三级指标）', 420),
    amountOf('total', ['预算金额', '合计']),
    amountOf('fiscal', ['预算金额', '财政拨款']),
    amountOf('other', ['预算金额', '其他资金']),
    textOf('value', '指标值', 240),
  ],
  rows: [
    { key: 'total', level: 0, style: 'total', cells: { name: { text: '合计' }, ...figures() } },
    {
      key: 'task:{n}',
      level: 1,
      each: { over: 'rows', sheet: 'overallTasks', of: 'department' },
      cells: { name: { show: { column: 'name' } }, content: { show: { column: 'content' } }, ...figures('bound') },
    },
    {
      key: 'goal',
      level: 1,
      always: true,
      each: { over: 'rows', sheet: 'overallGoals', of: 'department' },
      cells: { name: { text: '年度总体目标' }, content: { show: { column: 'goal' } } },
    },
    {
      key: 'indicator:{n}',
      level: 1,
      always: true,
      each: { over: 'rows', sheet: 'overallIndicators', of: 'department' },
      cells: {
        name: { show: { column: 'level1' } },
        level2: { show: { column: 'level2' } },
        content: { show: { column: 'level3' } },
        value: { show: { column: 'value' } },
      },
    },
  ],
}
