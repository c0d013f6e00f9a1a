import type { Rule } from '../../../checks/rule.ts'
import { QUOTAS_2022 } from '../quotas.ts'
import { side, sumOf } from './parts.ts'

const { standards, lines } = QUOTAS_2022
const { sheet, heads, quota, factor, code } = standards

/** Only where a unit has put down heads and standards: without them there is nothing to agree with. */
export const R40: Rule = {
  id: 'R40',
  part: 'quotas',
  title: '公用经费 = 人数 × 定额',
  explain: '该科目的预算数与“人员与定额”表按人数和定额测算的数不同。如有其他支出因素，请在测算依据或备注中说明。',
  severity: 'warning',
  each: { over: 'codes', digits: 5, in: [{ sheet, column: code }], of: 'units' },
  left: side('预算数', sumOf(lines.sheet, lines.amount, { [lines.code]: { bound: 'code' } })),
  relation: '=',
  right: side('按定额测算', {
    plus: [
      { products: { sheet, columns: [heads, quota, factor], where: { [code]: { bound: 'code' } } } },
      // Without a factor the quota stands as it is.
      { products: { sheet, columns: [heads, quota], where: { [code]: { bound: 'code' }, [factor]: '' } } },
    ],
  }),
  tolerance: { kind: 'rounding', levels: 'neighbouring' },
  onlyWith: 'right',
  blankIsZero: 'left',
}
