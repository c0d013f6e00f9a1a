import { amountColumn, derivedColumn, quantityColumn, rowColumn, sumOfRow, textColumn } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'

/** Sources of funds of government procurement, in the order of table 9. */
export const PROCUREMENT_FUNDS = [
  { id: 'appropriation', title: '一般公共预算经费拨款（补助）' },
  { id: 'nonTax', title: '一般公共预算非税收入安排' },
  { id: 'govFund', title: '政府性基金安排' },
  { id: 'special', title: '纳入专户管理的资金安排' },
  { id: 'superior', title: '上级补助收入安排' },
  { id: 'subordinate', title: '下级上缴收入安排' },
  { id: 'carryOver', title: '结转结余资金安排' },
  { id: 'institution', title: '事业收入安排' },
  { id: 'other', title: '其他收入安排' },
] as const

export const procurement: Sheet = {
  id: 'procurement',
  title: '政府采购',
  kind: 'unit',
  rowNoun: '一项采购',
  label: ['project', 'item'],
  rows: 'free',
  dimensions: [],
  columns: [
    rowColumn('project', '项目', 'projects', 'name', { required: true, frozen: true }),
    textColumn('item', '采购品目', { required: true }),
    quantityColumn('quantity', '采购数量'),
    textColumn('measureUnit', '计量单位', { width: 84 }),
    derivedColumn(
      'total',
      '合计',
      sumOfRow(
        'procurement',
        PROCUREMENT_FUNDS.map(({ id }) => id),
      ),
      { group: '资金来源' },
    ),
    ...PROCUREMENT_FUNDS.map(({ id, title }) => amountColumn(id, title, { group: '资金来源', width: 130 })),
    textColumn('printedName', '公开名称', { width: 220 }),
  ],
}
