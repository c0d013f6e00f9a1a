import { type AmountUnit, formatAmount, parseYuan } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { exactWanText } from '../../ui/exactWanText.ts'

/** A figure with every digit that it has: two states may differ by a single 分. */
export function comparedText(value: string, figure: 'amount' | 'quantity', unit: AmountUnit): string {
  if (figure === 'quantity') return value
  if (unit === 'wan') return exactWanText(value)
  const amount = parseYuan(value)
  return amount.ok ? formatAmount(amount.value, 'yuan', 2) : value
}

/** The same with a sign before what grew. */
export const signedText = (value: string, figure: 'amount' | 'quantity', unit: AmountUnit): string =>
  `${new Exact(value).greaterThan(0) ? '+' : ''}${comparedText(value, figure, unit)}`

/** How long the bar of a difference is, as a part of half its cell; that of the largest is as long as that. */
export function barLength(difference: string, largest: string | null): string {
  if (largest === null || new Exact(largest).isZero()) return '0%'
  return `${new Exact(difference).abs().dividedBy(largest).times(50).toFixed(1)}%`
}
