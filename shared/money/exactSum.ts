import { Exact } from './exact.ts'
import { addHundredths, type Hundredths, toExact, toHundredths } from './hundredths.ts'

/** What was added up, and of how many numbers: exact, and in whole hundredths wherever these can tell it. */
export class ExactSum {
  readonly hundredths: Hundredths
  readonly addends: number
  /** Only where hundredths can't tell it. */
  readonly #finer: Exact | null

  private constructor(hundredths: Hundredths, addends: number, finer: Exact | null) {
    this.hundredths = hundredths
    this.addends = addends
    this.#finer = finer
  }

  /** A sum of one number, as a cell holds it. */
  static of(text: string): ExactSum {
    const hundredths = toHundredths(text)
    return new ExactSum(hundredths, 1, Number.isNaN(hundredths) ? new Exact(text) : null)
  }

  static ofExact(amount: Exact, addends: number): ExactSum {
    const hundredths = toHundredths(amount.toFixed())
    return new ExactSum(hundredths, addends, Number.isNaN(hundredths) ? amount : null)
  }

  get amount(): Exact {
    return this.#finer ?? toExact(this.hundredths)
  }

  plus(other: ExactSum): ExactSum {
    const addends = this.addends + other.addends
    const hundredths = addHundredths(this.hundredths, other.hundredths)
    return Number.isNaN(hundredths)
      ? ExactSum.ofExact(this.amount.plus(other.amount), addends)
      : new ExactSum(hundredths, addends, null)
  }

  negated(): ExactSum {
    return new ExactSum(0 - this.hundredths, -this.addends, this.#finer?.negated() ?? null)
  }
}
