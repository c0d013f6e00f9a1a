import type { Rule, RuleScope } from '../../../checks/rule.ts'
import { expenditureSum } from '../tables/parts.ts'
import { side, sumOf } from './parts.ts'

const balance = (part: string, each: RuleScope): Rule => ({
  id: 'R03',
  part,
  title: '收入总计 = 支出总计',
  explain: '收入总计应等于支出总计，收支平衡。',
  source: '预算法第三十二条',
  severity: 'error',
  each,
  left: side('收入总计', sumOf('income', 'amount')),
  relation: '=',
  right: side('支出总计', expenditureSum(null)),
  // An import gives a unit just the income that it spends, so nothing here was ever rounded by itself.
  tolerance: { kind: 'exact' },
})

export const R03: readonly Rule[] = [balance('unit', { over: 'units' }), balance('department', { over: 'department' })]
