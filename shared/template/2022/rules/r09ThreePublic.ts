import type { Rule } from '../../../checks/rule.ts'
import { THREE_PUBLIC_ITEMS } from '../sheets/threePublic.ts'
import { side, sumOf } from './parts.ts'

type Item = (typeof THREE_PUBLIC_ITEMS)[number]

const economicLine = ({ economicCode }: Item) =>
  side(`经济科目 ${economicCode}`, sumOf('basic', 'amount', { code: economicCode }))
const item = ({ value, label }: Item) => side(`三公经费·${label}`, sumOf('threePublic', 'amount', { item: value }))

/** What basic expenditure already has of an item can't be more than the item. */
const atLeast = (one: Item): Rule => ({
  id: 'R09',
  part: one.value,
  title: `三公经费·${one.label} ≥ 经济科目 ${one.economicCode}`,
  explain: `三公经费中的${one.label}应包含基本支出的经济科目 ${one.economicCode}，不应小于它。`,
  severity: 'error',
  each: { over: 'units' },
  left: economicLine(one),
  relation: '≤',
  right: item(one),
  tolerance: { kind: 'rounding', levels: 'neighbouring' },
  blankIsZero: 'left',
})

/** What an item has beyond that must come out of projects: possible, and worth a look. */
const noMore = (one: Item): Rule => ({
  ...atLeast(one),
  part: `${one.value}-more`,
  title: `三公经费·${one.label}大于经济科目 ${one.economicCode}`,
  explain: `三公经费中的${one.label}大于基本支出的经济科目 ${one.economicCode}；如由项目支出列支，请核对项目。`,
  severity: 'hint',
  left: item(one),
  right: economicLine(one),
  blankIsZero: 'right',
  onlyWith: 'left',
})

export const R09: readonly Rule[] = THREE_PUBLIC_ITEMS.flatMap((one) => [atLeast(one), noMore(one)])
