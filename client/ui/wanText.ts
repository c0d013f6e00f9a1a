import { formatAmount, parseYuan } from '@hesuan/shared/money/amount.ts'

/**
 * An amount of the wire as people read it: 万元 with two decimals and thousands separators.
 * @param yuan canonical 元; null where there is none
 * @returns the blank text for null
 */
export function wanText(yuan: string | null): string {
  if (yuan === null) return ''
  const amount = parseYuan(yuan)
  return amount.ok ? formatAmount(amount.value, 'wan') : yuan
}
