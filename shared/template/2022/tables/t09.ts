import type { CellPlan, PublishedTable } from '../../../consolidation/publishedTable.ts'
import { PROCUREMENT_FUNDS } from '../sheets/procurement.ts'
import { amountOf, quantityOf, textOf } from './parts.ts'

const figures = (row?: 'bound'): Record<string, CellPlan> => {
  const of = (column: string) => ({ sum: { sheet: 'procurement', column, ...(row === undefined ? {} : { row }) } })
  return {
    quantity: { figure: of('quantity') },
    total: { figure: { plus: PROCUREMENT_FUNDS.map(({ id }) => of(id)) } },
    ...Object.fromEntries(PROCUREMENT_FUNDS.map(({ id }) => [id, { figure: of(id) }])),
  }
}

export const T09: PublishedTable = {
  id: 'T09',
  title: '政府采购预算表',
  unit: 'wan',
  decimals: 2,
  emptyNote: '{departmentName}{year}年没有政府采购预算。',
  columns: [
    textOf('project', '项目名称', 260),
    textOf('item', '采购品目', 180),
    quantityOf('quantity', '采购数量'),
    textOf('measureUnit', '计量单位', 80),
    amountOf('total', ['资金来源', '合计']),
    ...PROCUREMENT_FUNDS.map(({ id, title }) => amountOf(id, ['资金来源', title], 130)),
  ],
  rows: [
    { key: 'total', level: 0, style: 'total', cells: { project: { text: '合计' }, ...figures() } },
    { key: 'department', level: 1, style: 'group', cells: { project: { text: '{departmentName}' }, ...figures() } },
    {
      key: 'unit:{unit}',
      level: 2,
      style: 'group',
      each: { over: 'units' },
      cells: { project: { show: 'unitName' }, ...figures() },
      rows: [
        {
          key: 'unit:{unit}/item:{n}',
          level: 3,
          each: { over: 'rows', sheet: 'procurement' },
          cells: {
            project: { show: { column: 'printedName', otherwise: 'project' } },
            item: { show: { column: 'item' } },
            measureUnit: { show: { column: 'measureUnit' } },
            ...figures('bound'),
          },
        },
      ],
    },
  ],
}
