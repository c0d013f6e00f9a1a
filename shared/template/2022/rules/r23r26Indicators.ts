import type { Observation, WordRule } from '../../../checks/rule.ts'
import { wan } from '../../../checks/sentence.ts'
import { comparableName } from '../../../classification/lookup.ts'
import { formKey } from '../../../consolidation/rowKeys.ts'
import type { RowSource, UnitRow } from '../../../consolidation/rowSource.ts'
import { canonicalYuan, parseAmount } from '../../../money/amount.ts'
import { Exact } from '../../../money/exact.ts'
import { groupOfIndicator, unmetRequirements } from '../../performance.ts'
import { PERFORMANCE_2022 } from '../performance.ts'
import { namedNumbers } from './namedNumbers.ts'
import { demanded, NOTHING, ofCell, textOf } from './words.ts'

const place = (row: UnitRow) => ({ unit: row.unit, id: row.id })

const groupOf = (row: UnitRow) => groupOfIndicator(PERFORMANCE_2022, row.cells['level2'] ?? '')?.id ?? null

const indicatorsOf = (source: RowSource, form: UnitRow): readonly UnitRow[] =>
  source.referring(form.unit, 'performanceIndicators', 'form', form.id)

/** An amount that a value says as such («≤10万元»), canonical 元; null for unit prices and other words. */
function moneyOf(text: string): string | null {
  const match = /^[≤<≥>=约不超过]*\s*(\d[\d,.]*)\s*(万元|元)$/.exec(comparableName(text))
  if (match?.[1] === undefined) return null
  const amount = parseAmount(match[1], match[2] === '元' ? 'yuan' : 'wan')
  return amount.ok ? canonicalYuan(amount.value) : null
}

export const R23: WordRule = {
  id: 'R23',
  title: '成本指标与资金一致',
  explain: '成本指标（金额）之和应等于年度资金总额，写明的数量乘以单价应等于所写的金额：否则看不出钱是怎么算出来的。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '成本指标',
  rightLabel: '应等于',
  *examine(source, unit) {
    for (const form of source.rows(unit, 'performanceForms')) {
      const own = indicatorsOf(source, form).filter((row) => row.cells['term'] === 'year')
      const costs = own.filter((row) => groupOf(row) === 'cost')
      yield* costsAndTotal(form, costs, own)
      for (const row of costs) yield* quantityTimesPrice(row)
    }
    if (unit === source.input.department.code) yield* costsOfTasks(source, unit)
  },
}

/** The costs of a form, where all of them are amounts, or prices of quantities that the form names. */
function* costsAndTotal(form: UnitRow, costs: readonly UnitRow[], own: readonly UnitRow[]): Iterable<Observation> {
  const total = form.cells['yearTotal']
  const amounts = costs.map((row) => ({ row, money: moneyOfCost(row, own) }))
  const known = amounts.filter(({ money }) => money !== null)
  if (total === undefined || known.length === 0) return
  // A cost in words, or a price of which nobody says how many there are, leaves the sum unknown.
  if (amounts.some(({ row, money }) => money === null && textOf(row, 'value') !== '')) return
  const sum = known.reduce((all, { money }) => all.plus(money ?? 0), new Exact(0))
  yield {
    part: 'costs',
    row: place(form),
    amounts: true,
    agrees: sum.equals(total),
    tell: () => ({
      left: { value: sum.toFixed(2), cells: known.flatMap(({ row }) => ofCell(row, 'value').cells) },
      right: ofCell(form, 'yearTotal'),
      says: `成本指标之和 ${wan(sum.toFixed(2))}，年度资金总额 ${wan(total)}`,
    }),
  }
}

/** «2元/个», «2.7万元/人次»: a price of one, canonical 元, with what it is of. */
function priceOf(text: string): { readonly price: Exact; readonly unit: string } | null {
  const [, figure = '', unit = '', of] =
    /^[≤<≥>=约]*(\d+(?:\.\d+)?)(万元|万|元)[/每](\p{Script=Han}{1,2})$/u.exec(comparableName(text)) ?? []
  return of === undefined ? null : { price: new Exact(figure).times(unit === '元' ? 1 : 10_000), unit: of }
}

/** What a cost indicator comes to: its amount, or its price by the quantity of the same thing; null where it can't be read. */
function moneyOfCost(row: UnitRow, own: readonly UnitRow[]): Exact | null {
  const value = textOf(row, 'value')
  const money = moneyOf(value)
  if (money !== null) return new Exact(money)
  const price = priceOf(value)
  const thing = comparableName(textOf(row, 'level3')).replace(/成本|标准|单价|费用?$/g, '')
  if (price === null || thing === '') return null
  const quantities = own
    .filter((other) => groupOf(other) === 'quantity')
    .flatMap((other) => quantitiesOf(textOf(other, 'level3'), textOf(other, 'value')))
    .filter(({ name, unit }) => name === thing && unit === price.unit)
  const [quantity] = quantities
  return quantity === undefined ? null : price.price.times(quantity.value)
}

interface Quantity {
  readonly name: string
  readonly value: Exact
  readonly unit: string
}

/** «档案盒、档案架分别为 2万个、5个»: names and quantities in pairs. */
function quantitiesOf(name: string, value: string): readonly Quantity[] {
  const names = comparableName(name)
    .replace(/分别为$|数量$/, '')
    .split('、')
  const values = namedNumbers(value)
  if (names.length !== values.length) return []
  return names.flatMap((one, index) => {
    const number = values[index]
    return number === undefined ? [] : [{ name: one, value: number.value, unit: number.unit }]
  })
}

const IN_WORDS = /(\d+(?:\.\d+)?)(个|次|人|场|件|家|项|名|期|轮)\D*?(?:每|按)\D{0,2}(\d+(?:\.\d+)?)(万元|万|元)?/

/** «会议3次，每次0.8 … 2.4万元»: the words name a quantity and a price, the value their product. */
function* quantityTimesPrice(row: UnitRow): Iterable<Observation> {
  const value = textOf(row, 'value')
  const money = moneyOf(value)
  const [, quantity, , price, unit] = IN_WORDS.exec(comparableName(textOf(row, 'level3'))) ?? []
  if (money === null || quantity === undefined || price === undefined) return
  // A price without its unit is in that of the value.
  const isWan = unit === undefined ? /万元/.test(value) : unit !== '元'
  const product = new Exact(quantity).times(price).times(isWan ? 10_000 : 1)
  yield {
    part: 'price',
    row: place(row),
    amounts: true,
    agrees: product.equals(money),
    tell: () => ({
      left: ofCell(row, 'level3', product.toFixed(2)),
      right: ofCell(row, 'value', money),
      says: `数量 × 单价 ${wan(product.toFixed(2))}，所写金额 ${wan(money)}`,
    }),
  }
}

/** The costs that the overall table names like its tasks: «人员经费 1409.21万元» of the task «人员支出». */
function* costsOfTasks(source: RowSource, unit: string): Iterable<Observation> {
  const tasks = source.rows(unit, 'overallTasks')
  for (const row of source.rows(unit, 'overallIndicators')) {
    const money = moneyOf(textOf(row, 'value'))
    if (money === null || groupOf(row) !== 'cost') continue
    const name = coreOf(textOf(row, 'level3'))
    const task = tasks.find((one) => coreOf(textOf(one, 'name')) === name)
    const total = task?.cells['total']
    if (task === undefined || total === undefined || name === '') continue
    yield {
      part: 'overall',
      row: place(row),
      amounts: true,
      // The indicator is printed in 万元.
      agrees: new Exact(money).minus(total).abs().lessThanOrEqualTo(50),
      tell: () => ({
        left: ofCell(row, 'value', money),
        right: ofCell(task, 'total'),
        says: `整体绩效的成本指标“${textOf(row, 'level3')}” ${wan(money)}，任务“${textOf(task, 'name')}”的合计 ${wan(total)}`,
      }),
    }
  }
}

/** What a kind of expenditure is called by, without its last word: 人员经费 and 人员支出 are one. */
const coreOf = (name: string): string => comparableName(name).replace(/(项目类项目|类项目|项目|经费|支出)$/, '')

export const R24: WordRule = {
  id: 'R24',
  title: '绩效指标齐全',
  explain: '每张绩效目标表应有数量、质量、时效、成本、效益、满意度指标，每项都有指标值。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '所填指标',
  rightLabel: '应有指标',
  *examine(source, unit) {
    for (const form of source.rows(unit, 'performanceForms')) {
      const own = indicatorsOf(source, form)
      const complete = own.filter((row) => row.cells['term'] === 'year' && textOf(row, 'value') !== '')
      const present = new Set(complete.flatMap((row) => groupOf(row) ?? []))
      const unmet = unmetRequirements(PERFORMANCE_2022, present).map(({ title }) => title)
      yield {
        part: 'groups',
        row: place(form),
        agrees: unmet.length === 0,
        tell: () => ({
          left: { value: null, cells: ofCell(form, 'project').cells },
          right: demanded(unmet.join('、')),
          says: `年度指标缺少${unmet.join('、')}`,
        }),
      }
      for (const row of own) {
        const [name, value] = [textOf(row, 'level3'), textOf(row, 'value')]
        if (name === '' && value === '') continue
        yield {
          part: 'value',
          row: place(row),
          agrees: name !== '' && value !== '',
          tell: () => ({
            left: ofCell(row, 'level3'),
            right: ofCell(row, 'value'),
            says: name === '' ? `指标值“${value}”没有对应的三级指标` : `三级指标“${name}”没有指标值`,
          }),
        }
      }
    }
  },
}

const PLACEHOLDER = /20\*+/

export const R25: WordRule = {
  id: 'R25',
  title: '年度目标已填写',
  explain: '绩效目标表应填年度目标，不留“20**”一类的占位文字。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '年度目标',
  rightLabel: '应',
  *examine(source, unit) {
    for (const row of source.rows(unit, 'performanceForms')) {
      const goal = textOf(row, 'yearGoal')
      yield {
        part: 'goal',
        row: place(row),
        agrees: goal !== '',
        tell: () => ({ left: ofCell(row, 'yearGoal'), right: demanded('填写'), says: '没有填年度目标' }),
      }
      yield* printedPlaceholder(row, source)
      for (const column of ['midTermGoal', 'yearGoal']) {
        const text = textOf(row, column)
        if (text === '') continue
        yield {
          part: `placeholder-${column}`,
          row: place(row),
          agrees: !PLACEHOLDER.test(text),
          tell: () => ({ left: ofCell(row, column), right: demanded('写明年度'), says: '目标中还有占位文字“20**”' }),
        }
      }
    }
  },
}

/** The head of the printed form, whose years were never filled in. In the workbench nobody can mend it: a hint. */
function* printedPlaceholder(form: UnitRow, source: RowSource): Iterable<Observation> {
  const project = source.row(form.unit, form.cells['project'] ?? '')
  const name = form.cells['printedName'] ?? project?.cells['name'] ?? ''
  const printed = name === '' ? null : source.printed('T12', formKey(name), 'midTermGoal')
  if (printed === null) return
  yield {
    part: 'placeholder-printed',
    row: place(form),
    severity: 'hint',
    agrees: !PLACEHOLDER.test(printed.text),
    tell: () => ({
      left: ofCell(form, 'midTermGoal', printed.text),
      right: demanded('写明年度'),
      says: `公开的绩效目标表印有“${printed.text}”，年度没有填写`,
    }),
  }
}

const IS_MONEY = /\d\s*(万元|亿元|元)/
const IS_RATE = /[%％]|百分/
const IS_DATE = /\d\s*年.*[月日前]|\d\s*个?(工作日|小时|天|日|个月)/
const IS_TIME =
  /\d\s*(年|个?月|个?工作日|天|日|小时|周|季度)|年度|及时|按时|按期|时限|期限|期内|当年|全年|长期|随时|时间/

/** What can't be right in a group of indicators, and what is demanded there. */
const MISFITS: readonly {
  readonly group: string
  readonly demand: string
  readonly fits: (value: string, name: string) => boolean
}[] = [
  { group: 'quantity', demand: '数量', fits: (value) => !IS_RATE.test(value) && !IS_DATE.test(value) },
  {
    group: 'quality',
    demand: '质量（不是日期或金额）',
    fits: (value) => !IS_DATE.test(value) && !IS_MONEY.test(value),
  },
  {
    group: 'timeliness',
    demand: '日期或期限',
    fits: (value, name) =>
      !IS_MONEY.test(value) && (IS_TIME.test(value) || (!IS_RATE.test(value) && IS_TIME.test(name))),
  },
  { group: 'cost', demand: '金额', fits: (value) => /元/.test(value) },
  {
    group: 'satisfaction',
    demand: '满意度',
    fits: (value, name) =>
      !IS_MONEY.test(value) && !IS_DATE.test(value) && (IS_RATE.test(value) || /满意/.test(`${name}${value}`)),
  },
]

export const R26: WordRule = {
  id: 'R26',
  title: '指标与类别相符',
  explain: '成本指标是金额，时效指标是日期或期限，比率不是数量指标。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '指标值',
  rightLabel: '该类指标应为',
  *examine(source, unit) {
    for (const sheet of ['performanceIndicators', 'overallIndicators']) {
      for (const row of source.rows(unit, sheet)) {
        const [name, value] = [textOf(row, 'level3'), textOf(row, 'value')]
        const group = groupOf(row)
        const misfit = MISFITS.find((one) => one.group === group)
        if (misfit === undefined || value === '') continue
        yield {
          part: group ?? '',
          row: place(row),
          agrees: misfit.fits(value, name),
          tell: () => ({
            left: ofCell(row, 'value'),
            right: demanded(misfit.demand),
            says: `${row.cells['level2'] ?? ''}的指标值为“${value}”，该类指标应为${misfit.demand}`,
          }),
        }
      }
    }
  },
}

/** Names that many projects share without copying from each other. */
const COMMON = /满意|时间|持续|年度内|安全率|合格率/
const LONG_ENOUGH = 8

export const R33: WordRule = {
  id: 'R33',
  title: '指标不雷同',
  explain: '一个项目的绩效指标与另一项目（或本表另一行）的名称和指标值完全相同，可能是误贴，考核时无从区分。',
  severity: 'hint',
  over: 'sections',
  leftLabel: '本行指标',
  rightLabel: '相同的指标',
  *examine(source, unit) {
    const first = new Map<string, UnitRow>()
    for (const row of source.rows(unit, 'performanceIndicators')) {
      const [name, value] = [comparableName(textOf(row, 'level3')), comparableName(textOf(row, 'value'))]
      if (name.length < LONG_ENOUGH || value === '' || COMMON.test(name)) continue
      const known = first.get(`${name}|${value}`)
      if (known === undefined) first.set(`${name}|${value}`, row)
      const isCopy = known !== undefined && known.cells['form'] !== row.cells['form']
      // The same target of the mid term and of the year is none too many.
      const isRepeat = known !== undefined && !isCopy && known.cells['term'] === row.cells['term']
      yield {
        part: isRepeat ? 'repeat' : 'copy',
        row: place(row),
        agrees: !isCopy && !isRepeat,
        tell: () => ({
          left: ofCell(row, 'level3', `${textOf(row, 'level3')} ${textOf(row, 'value')}`),
          right: known === undefined || !(isCopy || isRepeat) ? NOTHING : ofCell(known, 'level3', `${name} ${value}`),
          ...(isRepeat ? { says: `同一张表中有两行“${textOf(row, 'level3')} ${textOf(row, 'value')}”` } : {}),
        }),
      }
    }
  },
}
