import type { Rule } from '../../../checks/rule.ts'
import { THREE_PUBLIC_ITEMS } from '../sheets/threePublic.ts'
import { side, sumOf } from './parts.ts'

/** What basic expenditure already has of an item can't be more than the item; projects may add to it. */
export const R09: readonly Rule[] = THREE_PUBLIC_ITEMS.map(({ value, label, economicCode }) => ({
  id: 'R09',
  part: value,
  title: `三公经费·${label} ≥ 经济科目 ${economicCode}`,
  explain: `三公经费中的${label}应包含基本支出的经济科目 ${economicCode}，不应小于它。`,
  severity: 'error',
  each: { over: 'units' },
  left: side(`经济科目 ${economicCode}`, sumOf('basic', 'amount', { code: economicCode })),
  relation: '≤',
  right: side(`三公经费·${label}`, sumOf('threePublic', 'amount', { item: value })),
  tolerance: { kind: 'rounding', levels: 'neighbouring' },
  blankIsZero: 'left',
}))
