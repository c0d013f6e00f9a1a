import { amountColumn, derivedColumn, quantityColumn, rowColumn, sumOfRow, textColumn } from '../../columns.ts'
import type { Sheet } from '../../sheet.ts'

/** Sources of funds of purchased services, in the order of table 10. */
export const PURCHASED_SERVICES_FUNDS = [
  { id: 'appropriation', title: '一般公共预算经费拨款（补助）' },
  { id: 'nonTax', title: '一般公共预算非税收入安排' },
  { id: 'govFund', title: '政府性基金收入安排' },
  { id: 'special', title: '纳入专户管理的资金安排' },
  { id: 'superior', title: '上级补助收入安排' },
  { id: 'other', title: '其他收入安排' },
] as const

export const purchasedServices: Sheet = {
  id: 'purchasedServices',
  title: '购买服务',
  kind: 'unit',
  rowNoun: '一项购买服务',
  label: ['project', 'item'],
  rows: 'free',
  dimensions: [],
  columns: [
    rowColumn('project', '项目', 'projects', 'name', { required: true, frozen: true }),
    textColumn('item', '购买品目', { required: true }),
    quantityColumn('quantity', '购买数量'),
    textColumn('measureUnit', '计量单位', { width: 84 }),
    amountColumn('unitPrice', '购买单价', { summed: false }),
    derivedColumn(
      'total',
      '合计',
      sumOfRow(
        'purchasedServices',
        PURCHASED_SERVICES_FUNDS.map(({ id }) => id),
      ),
      {
        group: '资金来源',
      },
    ),
    ...PURCHASED_SERVICES_FUNDS.map(({ id, title }) => amountColumn(id, title, { group: '资金来源', width: 130 })),
    textColumn('printedName', '公开名称', { width: 220 }),
  ],
}
