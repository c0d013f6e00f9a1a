import type { Measure } from '../../../consolidation/measure.ts'
import type { PublishedTable, RowPlan } from '../../../consolidation/publishedTable.ts'
import { lineKey } from '../../../consolidation/rowKeys.ts'
import { INCOME_SOURCES } from '../sheets/income.ts'
import { amountOf, expenditureSum, incomeSum, textOf } from './parts.ts'

const OF_THE_YEAR = ['general', 'govFund', 'stateCapital', 'special', 'institution', 'operation', 'other']
const EVERY_SOURCE = INCOME_SOURCES.map(({ value }) => value)

/** `of`: the one source, or the one class, that a line is about. */
type Side = readonly [label: string, measure: Measure | null, of?: string] | null

const income = (label: string, source: string): Side => [label, incomeSum([source]), source]
const expenditure = (label: string, code: string): Side => [label, expenditureSum(code), code]

/** The printed lines: income on the left, expenditure on the right. */
const LINES: readonly (readonly [left: Side, right: Side])[] = [
  [null, expenditure('一、一般公共服务支出', '201')],
  [income('一、一般公共预算拨款收入', 'general'), expenditure('二、外交支出', '202')],
  [income('二、政府性基金预算拨款收入', 'govFund'), expenditure('三、国防支出', '203')],
  [income('三、国有资本经营预算拨款收入', 'stateCapital'), expenditure('四、公共安全支出', '204')],
  [income('四、财政专户管理资金收入', 'special'), expenditure('五、教育支出', '205')],
  [income('五、事业收入', 'institution'), expenditure('六、科学技术支出', '206')],
  [income('六、事业单位经营收入', 'operation'), expenditure('七、文化体育与传媒支出', '207')],
  [income('七、其他收入', 'other'), expenditure('八、社会保障与就业支出', '208')],
  [null, expenditure('九、社会保险基金支出', '209')],
  [null, expenditure('十、医疗卫生与计划生育支出', '210')],
  [null, expenditure('十一、节能环保支出', '211')],
  [null, expenditure('十二、城乡社区支出', '212')],
  [null, expenditure('十三、农林水支出', '213')],
  [null, expenditure('十四、交通运输支出', '214')],
  [null, expenditure('十五、资源勘探信息等支出', '215')],
  [null, expenditure('十六、商业服务业等支出', '216')],
  [null, expenditure('十七、金融支出', '217')],
  [null, expenditure('十八、援助其他地区支出', '219')],
  [null, expenditure('十九、国土海洋气象等支出', '220')],
  [null, expenditure('二十、住房保障支出', '221')],
  [null, expenditure('二十一、粮油物资储备支出', '222')],
  [null, expenditure('二十二、国有资本经营预算支出', '223')],
  [null, expenditure('二十三、灾害防治及应急管理支出', '224')],
  [null, expenditure('二十四、预备费', '227')],
  [null, expenditure('二十五、其他支出', '229')],
  [null, expenditure('二十六、债务还本支出', '231')],
  [null, expenditure('二十七、债务付息支出', '232')],
  [null, expenditure('二十八、债务发行费用支出', '233')],
  [null, expenditure('二十九、转移性支出', '230')],
  [
    ['本 年 收 入 合 计', incomeSum(OF_THE_YEAR)],
    ['本 年 支 出 合 计', expenditureSum(null)],
  ],
  [income('八、用事业基金弥补收支差额', 'fundBalance'), null],
  [income('九、上年结转', 'carryOver'), ['二十九、结转下年', null]],
  [
    ['收 入 总 计', incomeSum(EVERY_SOURCE)],
    ['支 出 总 计', expenditureSum(null)],
  ],
]

const rowOf = ([left, right]: (typeof LINES)[number], index: number): RowPlan => ({
  key: lineKey(index + 1),
  level: 0,
  style: /[合总] 计/.test(right?.[0] ?? '') ? 'total' : 'leaf',
  always: true,
  cells: {
    ...(left === null ? {} : { incomeLabel: { text: left[0] } }),
    ...(left?.[1] == null ? {} : { income: { figure: left[1] } }),
    ...(right === null ? {} : { expenditureLabel: { text: right[0] } }),
    ...(right?.[1] == null ? {} : { expenditure: { figure: right[1] } }),
  },
})

/** The line that totals both sides. */
export const TOTAL_LINE = lineKey(LINES.length)

/** The lines of single sources of income, in their order, called without their numbers. */
export const incomeLines = (): readonly { readonly source: string; readonly row: string; readonly label: string }[] =>
  LINES.flatMap(([side], index) => {
    const [label = '', , source] = side ?? []
    return source === undefined
      ? []
      : [{ source, row: lineKey(index + 1), label: label.replace(/^[一二三四五六七八九十]+、/, '') }]
  })

/** The line of a class of expenditure (类); null where the table prints none. */
export function expenditureLineOf(code: string): string | null {
  const index = LINES.findIndex(([, side]) => side?.[2] === code)
  return index < 0 ? null : lineKey(index + 1)
}

export const T01: PublishedTable = {
  id: 'T01',
  title: '部门预算收支总表',
  unit: 'wan',
  decimals: 2,
  columns: [
    textOf('incomeLabel', ['收 入', '项 目'], 260),
    amountOf('income', ['收 入', '{year}年预算数'], 130),
    textOf('expenditureLabel', ['支 出', '项 目'], 260),
    amountOf('expenditure', ['支 出', '{year}年预算数'], 130),
  ],
  rows: LINES.map(rowOf),
}
