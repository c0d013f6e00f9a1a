import type { Measure } from '../../../consolidation/measure.ts'
import type { CellPlan, PublishedTable, RowPlan } from '../../../consolidation/publishedTable.ts'
import { lineKey } from '../../../consolidation/rowKeys.ts'
import { amountOf, functionalSum, incomeSum, projectSum, textOf } from './parts.ts'

const FISCAL = ['general', 'govFund', 'stateCapital']

/** Expenditure out of fiscal appropriation by functional code: each of the three budgets, and what was carried over. */
const fiscalFigures = (code: string | null): Record<string, CellPlan> => {
  const general: Measure = { plus: [functionalSum('basic', code), projectSum(code, ['general'])] }
  const others = (fund: string): Measure => projectSum(code, [fund])
  return {
    total: { figure: { plus: [general, others('govFund'), others('stateCapital'), others('carryOver')] } },
    general: { figure: general },
    govFund: { figure: others('govFund') },
    stateCapital: { figure: others('stateCapital') },
    carryOver: { figure: others('carryOver') },
  }
}

type Left = readonly [label: string, level: number, measure: Measure | null]

const LEFT: readonly Left[] = [
  ['一、本年收入', 0, incomeSum(FISCAL)],
  ['一般公共预算拨款收入', 1, incomeSum(['general'])],
  ['政府性基金预算拨款收入', 1, incomeSum(['govFund'])],
  ['国有资本经营预算拨款收入', 1, incomeSum(['stateCapital'])],
  ['二、上年结转', 0, incomeSum(['carryOver'])],
  ['一般公共预算拨款收入', 1, null],
  ['政府性基金预算拨款收入', 1, null],
  ['国有资本经营预算拨款收入', 1, null],
  ['上年财政拨款资金结转', 1, null],
]

const CODES: readonly (readonly [label: string, code: string])[] = [
  ['一般公共预算支出', '201'],
  ['外交支出', '202'],
  ['国防支出', '203'],
  ['公共安全支出', '204'],
  ['教育支出', '205'],
  ['科学技术支出', '206'],
  ['文化体育与传媒支出', '207'],
  ['社会保障与就业支出', '208'],
  ['社会保险基金支出', '209'],
  ['医疗卫生与计划生育支出', '210'],
  ['节能环保支出', '211'],
  ['城乡社区支出', '212'],
  ['农林水支出', '213'],
  ['交通运输支出', '214'],
  ['资源勘探信息等支出', '215'],
  ['商业服务业等支出', '216'],
  ['金融支出', '217'],
  ['援助其他地区支出', '219'],
  ['国土海洋气象等支出', '220'],
  ['住房保障支出', '221'],
  ['粮油物资储备支出', '222'],
  ['国有资本经营预算支出', '223'],
  ['灾害防治及应急管理支出', '224'],
  ['预备费', '227'],
  ['其他支出', '229'],
  ['转移性支出', '230'],
  ['债务还本支出', '231'],
  ['债务付息支出', '232'],
  ['债务发行费用支出', '233'],
]

const RIGHT: readonly Record<string, CellPlan>[] = [
  { label: { text: '一、本年支出' }, ...fiscalFigures(null) },
  ...CODES.map(([label, code]) => ({ label: { text: label }, ...fiscalFigures(code) })),
  { label: { text: '二、结转下年' } },
  { label: { text: '支 出 合 计' }, ...fiscalFigures(null) },
]

const rowOf = (right: Record<string, CellPlan>, index: number): RowPlan => {
  const isLast = index === RIGHT.length - 1
  const left: Left | undefined = isLast ? ['收 入 合 计', 0, incomeSum([...FISCAL, 'carryOver'])] : LEFT[index]
  return {
    key: lineKey(index + 1),
    level: left?.[1] ?? 0,
    style: isLast ? 'total' : 'leaf',
    always: true,
    cells: {
      ...(left === undefined ? {} : { incomeLabel: { text: left[0] } }),
      ...(left?.[2] == null ? {} : { income: { figure: left[2] } }),
      ...right,
    },
  }
}

export const T03: PublishedTable = {
  id: 'T03',
  title: '财政拨款收支预算总表',
  unit: 'wan',
  decimals: 2,
  columns: [
    textOf('incomeLabel', ['收 入', '项 目'], 220),
    amountOf('income', ['收 入', '{year}年预算数'], 120),
    textOf('label', ['支 出', '项 目'], 220),
    amountOf('total', ['支 出', '合计']),
    amountOf('general', ['支 出', '一般公共预算'], 120),
    amountOf('govFund', ['支 出', '政府性基金预算'], 130),
    amountOf('stateCapital', ['支 出', '国有资本经营预算'], 140),
    amountOf('carryOver', ['支 出', '上年财政拨款资金结转'], 160),
  ],
  rows: RIGHT.map(rowOf),
}
