import { type AmountUnit, type AmountYuan, formatAmount } from '@hesuan/shared/money/amount.ts'

/** An amount as pictures and their tables write it: two decimals in either unit, so that nothing is lost in 元. */
export const amountText = (amount: AmountYuan, unit: AmountUnit): string => formatAmount(amount, unit, 2)
