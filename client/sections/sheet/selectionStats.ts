import { Exact } from '@hesuan/shared/money/exact.ts'

/** A number in a selected cell. */
export interface SelectedNumber {
  readonly kind: 'amount' | 'quantity'
  readonly value: Exact
}

export interface SelectionStats {
  /** Cells that are not blank. */
  readonly filled: number
  /** Of the amounts, where there are any; else of the quantities; null where there are no numbers. */
  readonly numbers: null | {
    readonly kind: SelectedNumber['kind']
    readonly count: number
    readonly sum: Exact
    readonly average: Exact
  }
}

/** Sum, count and average of a selection, exactly. Amounts and quantities are never added to each other. */
export function selectionStats(cells: readonly (SelectedNumber | 'text' | null)[]): SelectionStats {
  const filled = cells.filter((cell) => cell !== null)
  const numbers = filled.filter((cell) => cell !== 'text')
  const kind = numbers.some((number) => number.kind === 'amount') ? 'amount' : 'quantity'
  const summed = numbers.filter((number) => number.kind === kind)
  if (summed.length === 0) return { filled: filled.length, numbers: null }
  const sum = summed.reduce((total, { value }) => total.plus(value), new Exact(0))
  return {
    filled: filled.length,
    numbers: { kind, count: summed.length, sum, average: sum.dividedBy(summed.length) },
  }
}
