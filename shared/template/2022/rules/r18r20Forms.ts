import type { Rule, RuleScope, RuleSide } from '../../../checks/rule.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'
import { ofRow, ofRowAll, referring, side } from './parts.ts'

const FORMS: RuleScope = { over: 'rows', sheet: 'performanceForms' }

const onForm = (id: string, part: string, title: string, explain: string, left: RuleSide, right: RuleSide): Rule => ({
  id,
  part,
  title,
  explain,
  severity: 'error',
  each: FORMS,
  left,
  relation: '=',
  right,
  tolerance: { kind: 'exact' },
})

const cell = (label: string, column: string): RuleSide => side(label, ofRow('performanceForms', column))
const cells = (label: string, columns: readonly string[]): RuleSide =>
  side(label, ofRowAll('performanceForms', columns))

export const R18: readonly Rule[] = [
  onForm(
    'R18',
    'form',
    '年度资金总额 = 财政拨款 + 其他资金',
    '绩效目标表的年度资金总额应等于财政拨款与其他资金之和。',
    cell('年度资金总额', 'yearTotal'),
    cells('财政拨款与其他资金之和', ['yearFiscal', 'yearOther']),
  ),
  onForm(
    'R18',
    'mid-term',
    '中长期资金总额 = 财政拨款 + 其他资金',
    '绩效目标表的中长期资金总额应等于财政拨款与其他资金之和。',
    cell('中长期资金总额', 'midTermTotal'),
    cells('财政拨款与其他资金之和', ['midTermFiscal', 'midTermOther']),
  ),
  {
    id: 'R18',
    part: 'overall',
    title: '整体绩效任务：合计 = 财政拨款 + 其他资金',
    explain: '整体支出绩效目标表每项任务的合计应等于财政拨款与其他资金之和。',
    severity: 'error',
    each: { over: 'rows', sheet: 'overallTasks' },
    left: side('任务合计', ofRow('overallTasks', 'total')),
    relation: '=',
    right: side('财政拨款与其他资金之和', ofRowAll('overallTasks', ['fiscal', 'other'])),
    tolerance: { kind: 'rounding', levels: 'neighbouring' },
  },
]

export const R19: Rule = {
  id: 'R19',
  part: 'project',
  title: '绩效目标表年度总额 = 项目金额',
  explain: '绩效目标表的年度资金总额应等于该项目的预算金额。',
  severity: 'error',
  each: { over: 'rows', sheet: 'projects' },
  left: side('绩效目标表年度资金总额', referring('performanceForms', 'project', ['yearTotal'])),
  relation: '=',
  right: side(
    '项目金额',
    ofRowAll(
      'projects',
      PROJECT_FUNDS.map(({ id }) => id),
    ),
  ),
  tolerance: { kind: 'exact' },
  // Projects of the department's running need no form; one without its total can't be compared.
  onlyIf: { count: { sheet: 'performanceForms', column: 'project', where: { project: { bound: 'row' } } } },
}

const FISCAL_SOURCES = ['sourceGeneral', 'sourceGovFund', 'sourceStateCapital']
const OTHER_SOURCES = ['sourceSocialInsurance', 'sourceOther']

export const R20: readonly Rule[] = [
  onForm(
    'R20',
    'sum',
    '资金来源合计 = 各来源之和',
    '绩效目标表的资金来源合计应等于各来源之和。',
    cell('资金来源合计', 'sourceTotal'),
    cells('各来源之和', [...FISCAL_SOURCES, ...OTHER_SOURCES]),
  ),
  onForm(
    'R20',
    'total',
    '资金来源合计 = 年度资金总额',
    '绩效目标表的资金来源合计应等于年度资金总额。',
    cell('资金来源合计', 'sourceTotal'),
    cell('年度资金总额', 'yearTotal'),
  ),
  onForm(
    'R20',
    'fiscal',
    '财政来源 = 财政拨款',
    '绩效目标表中一般公共预算、政府性基金、国有资本经营三项来源之和应等于财政拨款。',
    cells('财政来源之和', FISCAL_SOURCES),
    cell('财政拨款', 'yearFiscal'),
  ),
  onForm(
    'R20',
    'other',
    '其他来源 = 其他资金',
    '绩效目标表中社会保险基金与其他收入两项来源之和应等于其他资金。',
    cells('其他来源之和', OTHER_SOURCES),
    cell('其他资金', 'yearOther'),
  ),
]
