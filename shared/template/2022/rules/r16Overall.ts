import type { Rule } from '../../../checks/rule.ts'
import type { Measure } from '../../../consolidation/measure.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'
import { basicSum, expenditureSum } from '../tables/parts.ts'
import { side, sumOf } from './parts.ts'

const projectsOfClass = (value: string): Measure => ({
  plus: PROJECT_FUNDS.map(({ id }) => sumOf('projects', id, { class: value })),
})

const task = (part: string, name: string, measure: Measure): Rule => ({
  id: 'R16',
  part,
  title: `整体支出绩效目标表：${name}`,
  explain: `整体支出绩效目标表的${name}应等于各单位预算中${name}的汇总。`,
  severity: 'error',
  each: { over: 'department' },
  left: side(
    `整体绩效表的${name}`,
    part === 'total' ? sumOf('overallTasks', 'total') : sumOf('overallTasks', 'total', { class: part }),
  ),
  relation: '=',
  right: side(`各单位预算的${name}`, measure),
  tolerance: { kind: 'rounding', levels: 'across' },
})

export const R16: readonly Rule[] = [
  task('personnel', '人员经费', basicSum(['301', '303'])),
  task('public', '公用经费', basicSum(['302', '310'])),
  task('operating', '其他运转类项目', projectsOfClass('operating')),
  task('specific', '特定目标类项目', projectsOfClass('specific')),
  task('total', '合计', expenditureSum(null)),
]
