import type { BoardSection } from '@hesuan/shared/api/board.ts'
import { type AmountYuan, addYuan, canonicalYuan, parseYuan, ZERO_YUAN } from '@hesuan/shared/money/amount.ts'

export const TOTALLED = ['income', 'expenditure', 'basic', 'project'] as const
export type Totalled = (typeof TOTALLED)[number]

/**
 * What the units come to, exact. The department's own section has no amounts of its own.
 * @returns canonical 元 of each column; null where no unit has an amount, since blank is not zero
 */
export function unitTotals(sections: readonly BoardSection[]): Readonly<Record<Totalled, string | null>> {
  const units = sections.filter(({ kind }) => kind === 'unit')
  const total = (column: Totalled): string | null => {
    const amounts = units.flatMap((section) => parsed(section[column]))
    return amounts.length === 0 ? null : canonicalYuan(amounts.reduce(addYuan, ZERO_YUAN))
  }
  return {
    income: total('income'),
    expenditure: total('expenditure'),
    basic: total('basic'),
    project: total('project'),
  }
}

function parsed(text: string | null): AmountYuan[] {
  if (text === null) return []
  const amount = parseYuan(text)
  return amount.ok ? [amount.value] : []
}
