import { type AmountUnit, formatAmount, roundToFen } from '@hesuan/shared/money/amount.ts'
import type { Exact } from '@hesuan/shared/money/exact.ts'
import { shareText } from '@hesuan/shared/pictures/shareText.ts'
import { type ComparedUnit, UNIT_COLUMNS, type UnitColumn } from '@hesuan/shared/pictures/unitComparison.ts'
import { amountText } from '../amountText.ts'
import { texts } from '../texts.ts'

/** The words of the picture of units side by side. */
export const unitsTexts = {
  per: { label: '比较', total: '支出总额', head: '人均支出' },
  columns: {
    basic: '基本支出',
    project: '项目支出',
    remittance: '上缴上级支出',
    subsidy: '对附属单位补助支出',
  } satisfies Record<UnitColumn, string>,
  total: '支出合计',
  heads: '人数',
  perHead: '人均支出',
  unit: '单位',
  noHeads: (names: string): string => `“人员与定额”表里没有人数，未列入人均：${names}。`,
  mayNot: '其他单位的人数您无权查看。',
  asking: '正在读取人数…',
  noneCounted: '可查看的单位都还没有在“人员与定额”表里填人数，算不出人均。填写后这里随即出现。',
  fromStandards: '没有按人员类别填人数的单位，取其定额中最大的人数。',
  headsOf: (heads: string): string => `${heads} 人`,
} as const

/** A unit with its people. */
export interface CountedUnit extends ComparedUnit {
  readonly heads: Exact
  readonly sectionId: string
  /** 元 a head, exact but for what a division leaves. */
  readonly perHead: Exact
}

export const perHeadText = (perHead: Exact, unit: AmountUnit): string => formatAmount(roundToFen(perHead), unit, 2)

/** What the picture of totals shows, in one sentence out of its own figures. @param units the largest first */
export function unitsSentence(units: readonly ComparedUnit[], unit: AmountUnit): string {
  const [first, ...others] = units
  if (first === undefined) return ''
  if (others.length === 0) return `${first.name}支出 ${amountText(first.total.amount, unit)} ${texts.unit[unit]}`
  const whole = units.reduce((sum, { total }) => sum.plus(total.amount), first.total.amount.times(0))
  const share = shareText(first.total.amount, whole)
  return share === null
    ? `${units.length} 个单位，${first.name}支出最多`
    : `${units.length} 个单位中，${first.name}支出最多，占 ${share}`
}

/** The same of the amounts a head. @param units the largest first */
export function perHeadSentence(units: readonly CountedUnit[], unit: AmountUnit): string {
  const [first] = units
  const last = units.at(-1)
  if (first === undefined || last === undefined) return ''
  const said = `${first.name}人均支出${units.length > 1 ? '最高，为' : ''} ${perHeadText(first.perHead, unit)} ${texts.unit[unit]}`
  if (units.length < 2 || !last.perHead.isPositive() || last.perHead.isZero()) return said
  return `${said}，是最低的${last.name}的 ${first.perHead.dividedBy(last.perHead).toFixed(1)} 倍`
}

/** The columns that any unit spends something in. */
export const usedColumns = (units: readonly ComparedUnit[]): readonly UnitColumn[] =>
  UNIT_COLUMNS.filter((column) => units.some(({ columns }) => columns[column]?.amount.isZero() === false))
