import type { Rule } from '../../../checks/rule.ts'
import { functionalSum } from '../tables/parts.ts'
import { side, sumOf } from './parts.ts'

export const R05: Rule = {
  id: 'R05',
  part: 'unit',
  title: '基本支出：按功能 = 按经济',
  explain: '同一单位的基本支出按功能科目与按经济科目汇总应相等。',
  severity: 'error',
  each: { over: 'units' },
  left: side('支出·功能的基本支出', functionalSum('basic', null)),
  relation: '=',
  right: side('基本支出·经济的合计', sumOf('basic', 'amount')),
  tolerance: { kind: 'rounding', levels: 'across' },
}

const BRIDGES = [
  { part: 'pension', functional: '2080505', economic: '30108', name: '机关事业单位基本养老保险缴费' },
  { part: 'civil-servant-medical', functional: '2101103', economic: '30111', name: '公务员医疗补助' },
  { part: 'housing', functional: '2210201', economic: '30113', name: '住房公积金' },
  { part: 'bereavement', functional: '2080801', economic: '30305', name: '死亡抚恤与生活补助' },
] as const

/** The lines in which a functional code and an economic code mean the same money. */
export const R06: readonly Rule[] = BRIDGES.map(({ part, functional, economic, name }) => ({
  id: 'R06',
  part,
  title: `${name}：${functional} = ${economic}`,
  explain: `${name}在功能科目 ${functional} 与经济科目 ${economic} 中应为同一金额。`,
  severity: 'error',
  each: { over: 'units' },
  left: side(`功能科目 ${functional}`, sumOf('functional', 'basic', { code: functional })),
  relation: '=',
  right: side(`经济科目 ${economic}`, sumOf('basic', 'amount', { code: economic })),
  tolerance: { kind: 'rounding', levels: 'neighbouring' },
}))
