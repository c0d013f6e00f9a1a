import type { Rule } from '../../../checks/rule.ts'
import type { SheetId } from '../../ids.ts'
import { PURCHASED_SERVICES_FUNDS } from '../sheets/purchasedServices.ts'
import { ofRow, ofRowAll, side } from './parts.ts'

export const R13: Rule = {
  id: 'R13',
  part: 'row',
  title: '购买服务：数量 × 单价 = 金额',
  explain: '购买服务每一项的数量乘以单价应等于其各项资金来源之和。',
  severity: 'error',
  each: { over: 'rows', sheet: 'purchasedServices' },
  left: side('数量 × 单价', {
    times: [ofRow('purchasedServices', 'quantity'), ofRow('purchasedServices', 'unitPrice')],
  }),
  relation: '=',
  right: side(
    '资金来源之和',
    ofRowAll(
      'purchasedServices',
      PURCHASED_SERVICES_FUNDS.map(({ id }) => id),
    ),
  ),
  tolerance: { kind: 'exact' },
}

const unitOfMeasure = (sheet: SheetId, name: string): Rule => ({
  id: 'R38',
  part: sheet,
  title: `${name}：数量有计量单位`,
  explain: `${name}填了数量，但没有计量单位。`,
  severity: 'error',
  each: { over: 'rows', sheet },
  left: side('数量', { count: { sheet, column: 'quantity', row: 'bound' } }),
  relation: '≤',
  right: side('计量单位', { count: { sheet, column: 'measureUnit', row: 'bound' } }),
  tolerance: { kind: 'exact' },
  blankIsZero: 'both',
  presence: true,
})

export const R38: readonly Rule[] = [
  unitOfMeasure('procurement', '政府采购'),
  unitOfMeasure('purchasedServices', '购买服务'),
]
