import type { CellPlan, PublishedTable } from '../../../consolidation/publishedTable.ts'
import { PURCHASED_SERVICES_FUNDS } from '../sheets/purchasedServices.ts'
import { amountOf, codeOf, quantityOf, textOf } from './parts.ts'

const figures = (row?: 'bound'): Record<string, CellPlan> => {
  const of = (column: string) => ({
    sum: { sheet: 'purchasedServices', column, ...(row === undefined ? {} : { row }) },
  })
  return {
    quantity: { figure: of('quantity') },
    total: { figure: { plus: PURCHASED_SERVICES_FUNDS.map(({ id }) => of(id)) } },
    ...Object.fromEntries(PURCHASED_SERVICES_FUNDS.map(({ id }) => [id, { figure: of(id) }])),
  }
}

export const T10: PublishedTable = {
  id: 'T10',
  title: '政府向社会力量购买服务预算表',
  unit: 'wan',
  decimals: 2,
  emptyNote: '{departmentName}{year}年没有政府购买服务预算。',
  columns: [
    codeOf('unitCode', '单位编码'),
    textOf('unitName', '单位名称', 240),
    textOf('project', '项目名称', 280),
    textOf('item', '购买品目', 200),
    quantityOf('quantity', '购买数量'),
    textOf('measureUnit', '计量单位', 80),
    amountOf('unitPrice', '购买单价'),
    amountOf('total', ['资金来源', '合计']),
    ...PURCHASED_SERVICES_FUNDS.map(({ id, title }) => amountOf(id, ['资金来源', title], 130)),
  ],
  rows: [
    { key: 'total', level: 0, style: 'total', cells: { unitName: { text: '合计' }, ...figures() } },
    { key: 'department', level: 1, style: 'group', cells: { unitName: { text: '{departmentName}' }, ...figures() } },
    {
      key: 'unit:{unit}',
      level: 2,
      hidden: true,
      each: { over: 'units' },
      cells: {},
      rows: [
        {
          key: 'unit:{unit}/item:{n}',
          level: 2,
          each: { over: 'rows', sheet: 'purchasedServices' },
          cells: {
            unitCode: { show: 'unitCode' },
            unitName: { show: 'unitName' },
            project: { show: { column: 'printedName', otherwise: 'project' } },
            item: { show: { column: 'item' } },
            measureUnit: { show: { column: 'measureUnit' } },
            unitPrice: { figure: { sum: { sheet: 'purchasedServices', column: 'unitPrice', row: 'bound' } } },
            ...figures('bound'),
          },
        },
      ],
    },
  ],
}
