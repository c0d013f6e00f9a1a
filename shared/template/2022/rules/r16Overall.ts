import type { Rule, RuleSide } from '../../../checks/rule.ts'
import type { Measure } from '../../../consolidation/measure.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'
import { basicSum, expenditureSum } from '../tables/parts.ts'
import { side, sumOf } from './parts.ts'

const projectsOfClass = (value: string): Measure => ({
  plus: PROJECT_FUNDS.map(({ id }) => sumOf('projects', id, { class: value })),
})

const overall = (part: string, name: string, left: Measure, right: RuleSide): Rule => ({
  id: 'R16',
  part,
  title: `整体支出绩效目标表：${name}`,
  explain: `整体支出绩效目标表的${name}应等于${right.label}。`,
  severity: 'error',
  each: { over: 'department' },
  left: side(`整体绩效表的${name}`, left),
  relation: '=',
  right,
  tolerance: { kind: 'rounding', levels: 'across' },
})

/** The tasks of a class against what the units' budgets have of it. */
const task = (value: string, name: string, measure: Measure): Rule =>
  overall(value, name, sumOf('overallTasks', 'total', { class: value }), side(`各单位预算的${name}`, measure))

/** The tasks with a target of their own against the performance forms of their projects. */
const forms = (part: string, name: string, ofTasks: string, ofForms: string): Rule =>
  overall(
    `forms-${part}`,
    `特定目标类项目${name}`,
    sumOf('overallTasks', ofTasks, { class: 'specific' }),
    side(
      `各项目绩效目标表的${name}`,
      sumOf('performanceForms', ofForms, { project: { refersTo: { class: 'specific' } } }),
    ),
  )

export const R16: readonly Rule[] = [
  task('personnel', '人员经费', basicSum(['301', '303'])),
  task('public', '公用经费', basicSum(['302', '310'])),
  task('operating', '其他运转类项目', projectsOfClass('operating')),
  task('specific', '特定目标类项目', projectsOfClass('specific')),
  overall('total', '合计', sumOf('overallTasks', 'total'), side('各单位预算的合计', expenditureSum(null))),
  forms('total', '年度资金', 'total', 'yearTotal'),
  forms('fiscal', '财政拨款', 'fiscal', 'yearFiscal'),
  forms('other', '其他资金', 'other', 'yearOther'),
]
