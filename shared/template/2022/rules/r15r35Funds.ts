import type { Rule } from '../../../checks/rule.ts'
import { PURCHASED_SERVICES_FUNDS } from '../sheets/purchasedServices.ts'
import { incomeSum } from '../tables/parts.ts'
import { ofRowAll, referring, side, sumOf } from './parts.ts'

const SERVICES_FUNDS = PURCHASED_SERVICES_FUNDS.map(({ id }) => id)

/** Table and form name the same purchased services; where only one of them does, that is told too. */
export const R15: Rule = {
  id: 'R15',
  part: 'form',
  title: '购买服务 = 绩效目标表所列政府购买服务',
  explain: '一个项目在购买服务表中的金额应等于其绩效目标表所列的政府购买服务金额。',
  severity: 'warning',
  each: { over: 'rows', sheet: 'projects' },
  left: side('购买服务表中该项目合计', referring('purchasedServices', 'project', SERVICES_FUNDS)),
  relation: '=',
  right: side('绩效目标表所列政府购买服务', referring('performanceForms', 'project', ['purchasedServices'])),
  tolerance: { kind: 'exact' },
  // Nothing in the table, or nothing in the form, means that nothing is purchased there; without a form nothing is asked.
  blankIsZero: 'both',
  onlyIf: { count: { sheet: 'performanceForms', column: 'project', where: { project: { bound: 'row' } } } },
}

/** Funds that come from no budget of the finance bureau. */
const OTHER_INCOME = ['special', 'institution', 'operation', 'other', 'fundBalance', 'carryOver']
const OTHER_FUNDS = ['special', 'institution', 'other', 'carryOver']

export const R35: readonly Rule[] = [
  {
    id: 'R35',
    part: 'department',
    title: '其他资金有相应的收入',
    explain: '整体支出绩效目标表所列的其他资金不应超过财政拨款以外的收入。',
    severity: 'warning',
    each: { over: 'department' },
    left: side('整体绩效表的其他资金', sumOf('overallTasks', 'other')),
    relation: '≤',
    right: side('财政拨款以外的收入', incomeSum(OTHER_INCOME)),
    tolerance: { kind: 'rounding', levels: 'across' },
    onlyWith: 'left',
    blankIsZero: 'right',
    onlyIf: sumOf('income', 'amount'),
  },
  {
    id: 'R35',
    part: 'project',
    title: '绩效目标表其他资金 = 项目的其他资金',
    explain: '绩效目标表所列的其他资金应等于该项目财政拨款以外的资金来源。',
    severity: 'warning',
    each: { over: 'rows', sheet: 'projects' },
    left: side('绩效目标表所列其他资金', referring('performanceForms', 'project', ['yearOther'])),
    relation: '=',
    right: side('项目支出表中财政拨款以外的资金', ofRowAll('projects', OTHER_FUNDS)),
    tolerance: { kind: 'exact' },
    onlyWith: 'left',
    blankIsZero: 'right',
  },
]
