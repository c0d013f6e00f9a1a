import type { PerformancePlan } from '../performance.ts'

/** Source: 项目支出绩效目标申报表 of 2022; which groups are required: DOMAIN §6, R24. */
export const PERFORMANCE_2022: PerformancePlan = {
  forms: { sheet: 'performanceForms', project: 'project', required: ['budgetUnit', 'implementer', 'yearGoal'] },
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
  requirements: [
    { title: '数量指标', anyOf: ['quantity'] },
    { title: '质量指标', anyOf: ['quality'] },
    { title: '时效指标', anyOf: ['timeliness'] },
    { title: '成本指标', anyOf: ['cost'] },
    { title: '效益指标', anyOf: ['economic', 'social', 'ecological', 'sustained'] },
    { title: '满意度指标', anyOf: ['satisfaction'] },
  ],
}
