import type { Rule } from '../../../checks/rule.ts'
import { PROCUREMENT_FUNDS } from '../sheets/procurement.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'
import { PURCHASED_SERVICES_FUNDS } from '../sheets/purchasedServices.ts'
import { ofRowAll, PRINT_AGAINST_PRINT, printed, referring, SECTIONS_AGAINST_PRINT, side, sumOf } from './parts.ts'

const FUNDS = PROCUREMENT_FUNDS.map(({ id }) => id)
const SERVICES_FUNDS = PURCHASED_SERVICES_FUNDS.map(({ id }) => id)
const PROJECT = PROJECT_FUNDS.map(({ id }) => id)
const TITLE = '政府采购预算表'

const column = (id: string, name: string): Rule => ({
  id: 'R10',
  part: `column-${id}`,
  title: `${TITLE}：${name} = 各项之和`,
  explain: `《${TITLE}》合计行的${name}应等于各采购项目之和。`,
  severity: SECTIONS_AGAINST_PRINT,
  published: 'error',
  each: { over: 'department' },
  left: side(`公开《${TITLE}》合计行的${name}`, printed('T09', 'total', id)),
  relation: '=',
  right: side(
    '各采购项目之和',
    id === 'total' ? { plus: FUNDS.map((fund) => sumOf('procurement', fund)) } : sumOf('procurement', id),
  ),
  // Things are counted, not rounded.
  tolerance: id === 'quantity' ? { kind: 'exact' } : { kind: 'rounding', levels: 'across' },
})

export const R10: readonly Rule[] = [
  {
    id: 'R10',
    part: 'row',
    title: `${TITLE}：合计 = 资金来源之和`,
    explain: `《${TITLE}》每一行的合计应等于各项资金来源之和。`,
    severity: PRINT_AGAINST_PRINT,
    published: 'error',
    each: { over: 'printed-rows', table: 'T09' },
    left: side(`公开《${TITLE}》合计`, printed('T09', '{printedRow}', 'total')),
    relation: '=',
    right: side('资金来源之和', { plus: FUNDS.map((fund) => printed('T09', '{printedRow}', fund)) }),
    tolerance: { kind: 'rounding', levels: 'neighbouring' },
  },
  column('quantity', '采购数量'),
  column('total', '金额合计'),
  ...PROCUREMENT_FUNDS.map(({ id, title }) => column(id, title)),
]

export const R11: Rule = {
  id: 'R11',
  part: 'project',
  title: '政府采购 + 购买服务 ≤ 项目金额',
  explain: '一个项目的政府采购与购买服务合计不应超过该项目的金额。',
  severity: 'error',
  each: { over: 'rows', sheet: 'projects' },
  left: side('政府采购与购买服务合计', {
    plus: [referring('procurement', 'project', FUNDS), referring('purchasedServices', 'project', SERVICES_FUNDS)],
  }),
  relation: '≤',
  right: side('项目金额', ofRowAll('projects', PROJECT)),
  tolerance: { kind: 'exact' },
  onlyWith: 'left',
}

export const R12: Rule = {
  id: 'R12',
  part: 'form',
  title: '政府采购 = 绩效目标表所列政府采购',
  explain: '一个项目在政府采购表中的金额应等于其绩效目标表所列的政府采购金额。',
  severity: 'error',
  each: { over: 'rows', sheet: 'projects' },
  left: side('政府采购表中该项目合计', referring('procurement', 'project', FUNDS)),
  relation: '=',
  right: side('绩效目标表所列政府采购', referring('performanceForms', 'project', ['procurement'])),
  tolerance: { kind: 'exact' },
  // No line in the table, or nothing in the form, means that nothing is procured there; without a form nothing is asked.
  blankIsZero: 'both',
  onlyIf: { count: { sheet: 'performanceForms', column: 'project', where: { project: { bound: 'row' } } } },
}
