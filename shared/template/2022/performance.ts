import type { CarriedAmount, IndicatorRequirement, OverallPlan, PerformancePlan } from '../performance.ts'
import { PROCUREMENT_FUNDS } from './sheets/procurement.ts'
import { PROJECT_FUNDS } from './sheets/projects.ts'
import { PURCHASED_SERVICES_FUNDS } from './sheets/purchasedServices.ts'

/** Source: DOMAIN §6, R24: which groups of indicators every form must have. */
const REQUIREMENTS: readonly IndicatorRequirement[] = [
  { title: '数量指标', anyOf: ['quantity'] },
  { title: '质量指标', anyOf: ['quality'] },
  { title: '时效指标', anyOf: ['timeliness'] },
  { title: '成本指标', anyOf: ['cost'] },
  { title: '效益指标', anyOf: ['economic', 'social', 'ecological', 'sustained'] },
  { title: '满意度指标', anyOf: ['satisfaction'] },
]

const FISCAL = ['general', 'govFund', 'stateCapital']
const ALL_FUNDS = PROJECT_FUNDS.map(({ id }) => id)
/** As R35 has it: everything that no budget of the finance bureau pays, what was left of last year included. */
const OTHER = ALL_FUNDS.filter((id) => !FISCAL.includes(id))
const ofProject = (column: string, columns: readonly string[]): CarriedAmount => ({ column, columns, referring: null })
const ofLines = (column: string, sheet: string, funds: readonly { readonly id: string }[]): CarriedAmount => ({
  column,
  columns: funds.map(({ id }) => id),
  referring: { sheet, project: 'project' },
})

/** What R12, R15, R18–R20 and R35 compare afterwards. */
const CARRIED: readonly CarriedAmount[] = [
  ofProject('yearTotal', ALL_FUNDS),
  ofProject('yearFiscal', FISCAL),
  ofProject('yearOther', OTHER),
  ofLines('procurement', 'procurement', PROCUREMENT_FUNDS),
  ofLines('purchasedServices', 'purchasedServices', PURCHASED_SERVICES_FUNDS),
  ofProject('priorYear', ['priorYear']),
  ofProject('sourceTotal', ALL_FUNDS),
  ofProject('sourceGeneral', ['general']),
  ofProject('sourceGovFund', ['govFund']),
  ofProject('sourceStateCapital', ['stateCapital']),
  ofProject('sourceOther', OTHER),
]

/** Source: 项目支出绩效目标申报表 of 2022. */
export const PERFORMANCE_2022: PerformancePlan = {
  forms: {
    sheet: 'performanceForms',
    project: 'project',
    required: ['budgetUnit', 'implementer', 'yearGoal'],
    carried: CARRIED,
  },
  indicators: {
    sheet: 'performanceIndicators',
    form: 'form',
    term: 'term',
    level1: 'level1',
    level2: 'level2',
    text: 'level3',
    value: 'value',
  },
  terms: [
    { value: 'year', required: true },
    { value: 'midTerm', required: false },
  ],
  groups: [
    { id: 'quantity', level1: '产出指标', level2: '数量指标', names: [] },
    { id: 'quality', level1: '产出指标', level2: '质量指标', names: [] },
    { id: 'timeliness', level1: '产出指标', level2: '时效指标', names: [] },
    { id: 'cost', level1: '产出指标', level2: '成本指标', names: ['经济成本', '社会成本', '生态环境成本'] },
    { id: 'economic', level1: '效益指标', level2: '经济效益', names: [] },
    { id: 'social', level1: '效益指标', level2: '社会效益', names: [] },
    { id: 'ecological', level1: '效益指标', level2: '生态效益', names: [] },
    { id: 'sustained', level1: '效益指标', level2: '可持续影响', names: ['可持续发展'] },
    {
      id: 'satisfaction',
      level1: '满意度指标',
      level2: '服务对象满意度',
      names: ['服务对象', '帮扶对象', '帮扶对象满意度', '满意度'],
    },
  ],
  requirements: REQUIREMENTS,
}

/** In the overall table the first level of what is produced has a name of its own. */
const OVERALL_OUTPUT = '完成指标'

/** Source: 部门整体支出绩效目标批复表 of 2022; it prints the names of the groups with a closing 指标. */
export const OVERALL_2022: OverallPlan = {
  title: '整体绩效目标',
  tasks: { sheet: 'overallTasks', name: 'name', required: ['name', 'class', 'content', 'total'] },
  goals: { sheet: 'overallGoals', required: ['goal'] },
  indicators: {
    sheet: 'overallIndicators',
    form: null,
    term: null,
    level1: 'level1',
    level2: 'level2',
    text: 'level3',
    value: 'value',
  },
  terms: [{ value: 'year', required: true }],
  groups: PERFORMANCE_2022.groups.map((group) => ({
    ...group,
    level1: group.level1 === '产出指标' ? OVERALL_OUTPUT : group.level1,
    level2: group.level2.endsWith('指标') ? group.level2 : `${group.level2}指标`,
  })),
  requirements: REQUIREMENTS,
  compared: { kind: 'class', total: 'total', rule: 'R16', all: 'total' },
}
