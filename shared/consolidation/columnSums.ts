import type { Exact } from '../money/exact.ts'
import type { ColumnId } from '../template/ids.ts'
import type { SummaryEntry } from './measure.ts'

/** What was added up, and how many cells that were. */
export interface Sum {
  readonly amount: Exact
  readonly addends: number
}

/**
 * The sums of one column of one sheet, by its dimensions. A sum that is asked for again is found, not added up again:
 * a published table asks for every code at every level.
 */
export class ColumnSums {
  readonly #entries: readonly SummaryEntry[]
  readonly #known = new Map<string, Sum | null>()

  /** @param entries of the column; at least one */
  constructor(entries: readonly SummaryEntry[]) {
    this.#entries = entries
  }

  /** All of it. */
  total(): Sum | null {
    return this.#remembered('', () => true)
  }

  /** What has this value in a dimension. */
  of(dimension: ColumnId, value: string): Sum | null {
    return this.#remembered(`${dimension}=${value}`, ({ dimensions }) => (dimensions[dimension] ?? '') === value)
  }

  /** What has a value in a dimension that starts like this: every leaf below a code. */
  below(dimension: ColumnId, prefix: string): Sum | null {
    return this.#remembered(`${dimension}^${prefix}`, ({ dimensions }) =>
      (dimensions[dimension] ?? '').startsWith(prefix),
    )
  }

  /** What matches, asked one by one. */
  where(matches: (dimensions: SummaryEntry['dimensions']) => boolean): Sum | null {
    return sumOf(this.#entries, ({ dimensions }) => matches(dimensions))
  }

  #remembered(key: string, matches: (entry: SummaryEntry) => boolean): Sum | null {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const sum = sumOf(this.#entries, matches)
    this.#known.set(key, sum)
    return sum
  }
}

/** Null where nothing matches: blank is not zero. */
function sumOf(entries: readonly SummaryEntry[], matches: (entry: SummaryEntry) => boolean): Sum | null {
  let sum: Sum | null = null
  for (const entry of entries) {
    if (!matches(entry)) continue
    sum = sum === null ? entry : { amount: sum.amount.plus(entry.amount), addends: sum.addends + entry.addends }
  }
  return sum
}
