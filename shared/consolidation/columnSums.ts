import type { ExactSum } from '../money/exactSum.ts'
import type { SummaryEntry } from './measure.ts'

/**
 * The sums of one column of one sheet, by its dimensions. A sum that is asked for again is found, not added up again:
 * a published table asks for every code at every level.
 */
export class ColumnSums {
  readonly #entries: readonly SummaryEntry[]
  readonly #known = new Map<string, ExactSum | null>()

  /** @param entries of the column; at least one */
  constructor(entries: readonly SummaryEntry[]) {
    this.#entries = entries
  }

  /** All of it. */
  total(): ExactSum | null {
    return this.matching('', () => true)
  }

  /**
   * What matches; null where nothing does: blank is not zero.
   * @param key tells apart what is asked for
   */
  matching(key: string, matches: (dimensions: SummaryEntry['dimensions']) => boolean): ExactSum | null {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const sum = this.where(matches)
    this.#known.set(key, sum)
    return sum
  }

  /** As `matching`, of what is asked for once. */
  where(matches: (dimensions: SummaryEntry['dimensions']) => boolean): ExactSum | null {
    let sum: ExactSum | null = null
    for (const entry of this.#entries) {
      if (matches(entry.dimensions)) sum = sum === null ? entry.sum : sum.plus(entry.sum)
    }
    return sum
  }
}
