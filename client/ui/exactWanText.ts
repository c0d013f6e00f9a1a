import { type AmountYuan, exactText, formatAmount, parseYuan } from '@hesuan/shared/money/amount.ts'

/** An amount of a single cell in 万元 with every digit that it has, two at least: a change of one 分 must be seen. */
export function exactWanText(yuan: string): string {
  const amount = parseYuan(yuan)
  return amount.ok ? formatAmount(amount.value, 'wan', decimalsOf(amount.value)) : yuan
}

const decimalsOf = (amount: AmountYuan): number => Math.max(2, exactText(amount, 'wan').split('.')[1]?.length ?? 0)
