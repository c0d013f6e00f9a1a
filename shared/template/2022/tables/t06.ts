import type { Measure } from '../../../consolidation/measure.ts'
import type { CellPlan, PublishedTable } from '../../../consolidation/publishedTable.ts'
import { amountOf, codeOf, textOf } from './parts.ts'

const items = (...anyOf: readonly string[]): Measure => ({
  sum: { sheet: 'threePublic', column: 'amount', where: { item: { anyOf } } },
})

const figures: Record<string, CellPlan> = {
  total: { figure: { sum: { sheet: 'threePublic', column: 'amount' } } },
  overseas: { figure: items('overseas') },
  vehicles: { figure: items('vehicleOperation', 'vehiclePurchase') },
  vehicleOperation: { figure: items('vehicleOperation') },
  vehiclePurchase: { figure: items('vehiclePurchase') },
  reception: { figure: items('reception') },
}

const ABOVE = '本级当年财政拨款收入'
const VEHICLES = '公务用车购置及运行费'

export const T06: PublishedTable = {
  id: 'T06',
  title: '一般公共预算“三公经费”支出预算表',
  unit: 'wan',
  decimals: 2,
  columns: [
    codeOf('unitCode', '单位代码'),
    textOf('name', '单位名称', 280),
    amountOf('total', [ABOVE, '合计']),
    amountOf('overseas', [ABOVE, '因公出国(境)费用'], 130),
    amountOf('vehicles', [ABOVE, VEHICLES, '小计']),
    amountOf('vehicleOperation', [ABOVE, VEHICLES, '公务用车运行费'], 124),
    amountOf('vehiclePurchase', [ABOVE, VEHICLES, '公务用车购置费'], 124),
    amountOf('reception', [ABOVE, '公务接待费']),
  ],
  rows: [
    { key: 'total', level: 0, style: 'total', always: true, cells: { name: { text: '合计' }, ...figures } },
    {
      key: 'unit:{unit}',
      level: 1,
      each: { over: 'units' },
      cells: { unitCode: { show: 'unitCode' }, name: { show: 'unitName' }, ...figures },
    },
  ],
}
