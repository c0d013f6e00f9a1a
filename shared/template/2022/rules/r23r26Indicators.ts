import type { WordRule } from '../../../checks/rule.ts'
import { comparableName } from '../../../classification/lookup.ts'
import type { RowSource, UnitRow } from '../../../consolidation/rowSource.ts'
import { canonicalYuan, parseAmount } from '../../../money/amount.ts'
import { Exact } from '../../../money/exact.ts'
import { groupOfIndicator, unmetRequirements } from '../../performance.ts'
import { PERFORMANCE_2022 } from '../performance.ts'
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
  title: '成本指标之和 = 年度资金总额',
  explain: '绩效目标表的成本指标（金额）之和应等于该项目的年度资金总额。',
  severity: 'warning',
  over: 'sections',
  leftLabel: '成本指标之和',
  rightLabel: '年度资金总额',
  *examine(source, unit) {
    for (const form of source.rows(unit, 'performanceForms')) {
      const costs = indicatorsOf(source, form)
        .filter((row) => row.cells['term'] === 'year' && groupOf(row) === 'cost')
        .flatMap((row) => {
          const money = moneyOf(textOf(row, 'value'))
          return money === null ? [] : [{ row, money }]
        })
      const total = form.cells['yearTotal']
      if (costs.length === 0 || total === undefined) continue
      const sum = costs.reduce((all, { money }) => all.plus(money), new Exact(0))
      yield {
        part: 'costs',
        row: place(form),
        amounts: true,
        agrees: sum.equals(total),
        left: { value: sum.toFixed(2), cells: costs.flatMap(({ row }) => ofCell(row, 'value').cells) },
        right: ofCell(form, 'yearTotal'),
      }
    }
  },
}

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
        left: { value: null, cells: ofCell(form, 'project').cells },
        right: demanded(unmet.join('、')),
        says: `年度指标缺少${unmet.join('、')}`,
      }
      for (const row of own) {
        const [name, value] = [textOf(row, 'level3'), textOf(row, 'value')]
        if (name === '' && value === '') continue
        yield {
          part: 'value',
          row: place(row),
          agrees: name !== '' && value !== '',
          left: ofCell(row, 'level3'),
          right: ofCell(row, 'value'),
          says: name === '' ? `指标值“${value}”没有对应的三级指标` : `三级指标“${name}”没有指标值`,
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
        left: ofCell(row, 'yearGoal'),
        right: demanded('填写'),
        says: '没有填年度目标',
      }
      for (const column of ['midTermGoal', 'yearGoal']) {
        const text = textOf(row, column)
        if (text === '') continue
        yield {
          part: `placeholder-${column}`,
          row: place(row),
          agrees: !PLACEHOLDER.test(text),
          left: ofCell(row, column),
          right: demanded('写明年度'),
          says: '目标中还有占位文字“20**”',
        }
      }
    }
  },
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
          left: ofCell(row, 'value'),
          right: demanded(misfit.demand),
          says: `${row.cells['level2'] ?? ''}的指标值为“${value}”，该类指标应为${misfit.demand}`,
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
  title: '指标不与其他项目雷同',
  explain: '一个项目的绩效指标与另一项目的名称和指标值完全相同，可能是误贴。',
  severity: 'hint',
  over: 'sections',
  leftLabel: '本项目指标',
  rightLabel: '另一项目指标',
  *examine(source, unit) {
    const first = new Map<string, UnitRow>()
    for (const row of source.rows(unit, 'performanceIndicators')) {
      const [name, value] = [comparableName(textOf(row, 'level3')), comparableName(textOf(row, 'value'))]
      if (name.length < LONG_ENOUGH || value === '' || COMMON.test(name)) continue
      const known = first.get(`${name}|${value}`)
      if (known === undefined) first.set(`${name}|${value}`, row)
      const isCopy = known !== undefined && known.cells['form'] !== row.cells['form']
      yield {
        part: 'copy',
        row: place(row),
        agrees: !isCopy,
        left: ofCell(row, 'level3', `${textOf(row, 'level3')} ${textOf(row, 'value')}`),
        right: known === undefined || !isCopy ? NOTHING : ofCell(known, 'level3', `${name} ${value}`),
      }
    }
  },
}
