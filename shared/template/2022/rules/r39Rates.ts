import type { Rule } from '../../../checks/rule.ts'
import type { Measure } from '../../../consolidation/measure.ts'
import { side, sumOf } from './parts.ts'

/** 基本工资、津贴补贴、奖金、绩效工资. */
const WAGE_CODES = ['30101', '30102', '30103', '30107']
const WAGES: Measure = sumOf('basic', 'amount', { code: { anyOf: WAGE_CODES } })

/** Source: DOMAIN §6, R39; the published units of 2022 follow them. */
const RATES = [
  { part: 'pension', code: '30108', name: '机关事业单位基本养老保险缴费', rate: '0.16', shown: '16%' },
  { part: 'medical', code: '30110', name: '职工基本医疗保险缴费', rate: '0.076', shown: '7.6%' },
  { part: 'union', code: '30228', name: '工会经费', rate: '0.02', shown: '2%' },
  { part: 'welfare', code: '30229', name: '福利费', rate: '0.015', shown: '1.5%' },
  { part: 'housing', code: '30113', name: '住房公积金', rate: '0.12', shown: '12%' },
] as const

export const R39: readonly Rule[] = RATES.map(({ part, code, name, rate, shown }) => ({
  id: 'R39',
  part,
  title: `${name} = 工资基数 × ${shown}`,
  explain: `${name}（${code}）应约等于工资基数（30101、30102、30103、30107 之和）的 ${shown}；如有其他因素，请说明。`,
  severity: 'warning',
  each: { over: 'units' },
  left: side(`经济科目 ${code}`, sumOf('basic', 'amount', { code })),
  relation: '=',
  right: side(`工资基数 × ${shown}`, { times: [WAGES, { constant: rate }] }),
  // Contributions are rounded to whole 元 a head and month: up to a thousandth, or one printed step.
  tolerance: { kind: 'ratio', of: '0.001', atLeast: '100' },
  onlyWith: 'left',
}))
