import { type AmountUnit, type AmountYuan, addYuan, subtractYuan, ZERO_YUAN } from '@hesuan/shared/money/amount.ts'
import type { YearChange } from '@hesuan/shared/pictures/yearChange.ts'
import { amountText } from '../amountText.ts'
import { texts } from '../texts.ts'

/** The words of the picture of what changed from the year before. */
export const changeTexts = {
  digits: { label: '科目层级', 3: '类', 5: '款', 7: '项' },
  asking: (year: number): string => `正在读取 ${year} 年的预算…`,
  noYear: (year: number): string =>
    `系统里没有 ${year} 年的预算，所以只比较绩效目标表中填报了以前年度预算安排的延续项目。`,
  nothing: (year: number): string =>
    `系统里没有 ${year} 年的预算，绩效目标表里也没有填报以前年度预算安排，所以没有可比的数。`,
  alike: (n: number): string => `另有 ${n} 项没有增减，不在图中。`,
  compared: (year: number, round: string): string => `与 ${year} 年最近一轮（${round}）同一口径的数据比较。`,
  most: (shown: number, all: number): string => `图中画出增减最大的 ${shown} 项，全部 ${all} 项在“看数字”里。`,
  up: '增加',
  down: '减少',
  now: '本年',
  before: '上年',
  by: '增减',
  rate: '增减幅度',
  code: '功能分类',
  project: '延续项目',
  added: '上年没有',
  gone: '本年没有',
} as const

/** An amount that says whether it is more or less. */
export const signedText = (amount: AmountYuan, unit: AmountUnit): string =>
  `${amount.isPositive() && !amount.isZero() ? '+' : ''}${amountText(amount, unit)}`

/** By how much of the year before something changed; in words where there was nothing to begin with. */
export function rateText({ now, before, by }: YearChange): string {
  if (before === null) return changeTexts.added
  if (now === null) return changeTexts.gone
  if (!before.amount.isPositive() || before.amount.isZero()) return '—'
  const rate = by.dividedBy(before.amount).times(100)
  return `${rate.isPositive() && !rate.isZero() ? '+' : ''}${rate.toFixed(1)}%`
}

/** What the picture shows, in one sentence out of its own figures. */
export function changeSentence(
  changes: readonly YearChange[],
  unit: AmountUnit,
  of: { readonly what: string; readonly since: string },
): string {
  if (changes.length === 0) return ''
  const sum = changes.reduce((total, { by }) => addYuan(total, by), ZERO_YUAN)
  const before = changes.reduce((total, change) => addYuan(total, change.before?.amount ?? ZERO_YUAN), ZERO_YUAN)
  const amount = (value: AmountYuan) =>
    `${amountText(value.isNegative() ? subtractYuan(ZERO_YUAN, value) : value, unit)} ${texts.unit[unit]}`
  const rate = before.isPositive() && !before.isZero() ? `（${signedRate(sum, before)}）` : ''
  const whole = sum.isZero()
    ? `${of.what}与${of.since}持平`
    : `${of.what}比${of.since}${sum.isPositive() ? '增加' : '减少'} ${amount(sum)}${rate}`
  const [largest] = changes.toSorted((one, other) => other.by.abs().comparedTo(one.by.abs()))
  if (largest === undefined || largest.by.isZero()) return whole
  return `${whole}，变化最大的是${largest.label}（${signedText(largest.by, unit)}）`
}

const signedRate = (by: YearChange['by'], before: YearChange['by']): string => {
  const rate = by.dividedBy(before).times(100)
  return `${rate.isPositive() ? '+' : ''}${rate.toFixed(1)}%`
}
