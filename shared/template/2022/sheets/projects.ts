import { amountColumn, choiceColumn, codeColumn, derivedColumn, sumOfRow, textColumn } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'

/** Sources of funds of a project. */
export const PROJECT_FUNDS = [
  { id: 'general', title: '一般公共预算' },
  { id: 'govFund', title: '政府性基金' },
  { id: 'stateCapital', title: '国有资本经营' },
  { id: 'special', title: '财政专户' },
  { id: 'institution', title: '事业收入' },
  { id: 'other', title: '其他资金' },
  { id: 'carryOver', title: '上年结转' },
] as const

const PROJECT_CLASSES = [
  { value: 'operating', label: '其他运转类' },
  { value: 'specific', label: '特定目标类' },
] as const

export const projects: Sheet = {
  id: 'projects',
  title: '项目支出',
  kind: 'unit',
  rowNoun: '一个项目',
  rows: 'free',
  dimensions: ['functionalCode', 'class'],
  columns: [
    textColumn('name', '项目名称', { required: true, frozen: true, width: 280 }),
    codeColumn('functionalCode', '功能科目', 'functional', [7], { required: true, width: 230 }),
    choiceColumn('class', '项目类别', PROJECT_CLASSES, { required: true, width: 110 }),
    derivedColumn(
      'total',
      '合计',
      sumOfRow(
        'projects',
        PROJECT_FUNDS.map(({ id }) => id),
      ),
      { group: '资金来源' },
    ),
    ...PROJECT_FUNDS.map(({ id, title }) => amountColumn(id, title, { group: '资金来源', width: 112 })),
    textColumn('owner', '责任人', { width: 120 }),
    choiceColumn(
      'continuity',
      '新增/延续',
      [
        { value: 'new', label: '新增' },
        { value: 'continuing', label: '延续' },
      ],
      { width: 92 },
    ),
    amountColumn('priorYear', '上年预算'),
    textColumn('note', '备注'),
  ],
}
