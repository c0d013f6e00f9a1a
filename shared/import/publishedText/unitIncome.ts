import { type AmountYuan, addYuan, canonicalYuan, parseYuan, ZERO_YUAN } from '../../money/amount.ts'
import { roundingAllowance } from '../../money/roundingDifference.ts'
import type { PublishedDocument } from './document.ts'
import type { Project } from './projectLedger.ts'
import type { Reader } from './reader.ts'

/** The income of each unit, as far as it can be told. */
export interface UnitIncome {
  /** The one source of every unit; null where units' income is unknown. */
  readonly source: string | null
  /** Canonical 元. */
  of(unit: string): string
}

/**
 * Units' income is not published. Where the department has one source of income, and it is what its units spend (but
 * for rounding), each unit's income of that source is what it spends, to the 分; else it is left blank. A note says so.
 */
export function unitIncome(document: PublishedDocument, projects: readonly Project[], reader: Reader): UnitIncome {
  const amounts = (unit: string | null): string[] => [
    ...document.functional
      .filter((line) => unit === null || line.unit === unit)
      .flatMap(({ basic, remittance, subsidy }) => [basic, remittance, subsidy])
      .filter((amount) => amount !== null),
    ...projects
      .filter((project) => unit === null || project.unit === unit)
      .flatMap(({ funds }) => Object.values(funds)),
  ]
  const [only, ...others] = document.income
  const place = only?.[1].line ?? { number: 1, cells: [] }
  const spent = sumOf(amounts(null))
  const isSpent =
    only !== undefined &&
    others.length === 0 &&
    spent
      .minus(only[1].amount)
      .abs()
      .lessThanOrEqualTo(roundingAllowance('across', amounts(null).length))
  if (!isSpent) {
    reader.note(place, 'T01', 'income-unknown', '公开文件不列各单位收入，也不能由支出推得：各单位收入留空，请填写')
    return { source: null, of: () => '' }
  }
  reader.note(
    place,
    'T01',
    'income-derived',
    '公开文件不列各单位收入：部门只有一种收入来源，各单位的收入按其支出合计填入',
  )
  return { source: only[0], of: (unit) => canonicalYuan(sumOf(amounts(unit))) }
}

const sumOf = (amounts: readonly string[]): AmountYuan =>
  amounts.reduce<AmountYuan>((sum, text) => {
    const amount = parseYuan(text)
    return amount.ok ? addYuan(sum, amount.value) : sum
  }, ZERO_YUAN)
