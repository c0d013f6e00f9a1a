import { err, ok, type Result } from '../result.ts'
import { Exact } from './exact.ts'

export type ExpressionError =
  | { readonly kind: 'syntax'; readonly at: number; readonly text: string }
  | { readonly kind: 'division-by-zero'; readonly text: string }
  | { readonly kind: 'too-long'; readonly text: string }
  /** Another cell is named: `A1`, `B2:C9`, `表!A1`. */
  | { readonly kind: 'cell-reference'; readonly text: string; readonly name: string }
  | { readonly kind: 'unknown-function'; readonly text: string; readonly name: string }
  /** A function that is there, with too few, too many or impossible values. */
  | { readonly kind: 'wrong-arguments'; readonly text: string; readonly name: string }

const LONGEST = 500
/** Deeper brackets are no basis of calculation. */
const DEEPEST = 50
/** ROUND to more places than this is a slip. */
const MOST_PLACES = 12

type Fold = (values: readonly Exact[]) => Exact | null

const rounding =
  (mode: 0 | 1 | 4): Fold =>
  ([value, places = new Exact(0), ...more]) => {
    if (value === undefined || more.length > 0 || !places.isInteger() || places.abs().greaterThan(MOST_PLACES)) {
      return null
    }
    const unit = new Exact(10).pow(places)
    return value.times(unit).toDecimalPlaces(0, mode).dividedBy(unit)
  }
const sumOf: Fold = (values) => values.reduce((sum, value) => sum.plus(value), new Exact(0))

/** What people know from spreadsheets, of constants: halves are rounded away from zero, as there. */
const FUNCTIONS: Readonly<Record<string, Fold>> = {
  SUM: sumOf,
  AVERAGE: (values) => sumOf(values)?.dividedBy(values.length) ?? null,
  MAX: (values) => Exact.max(...values),
  MIN: (values) => Exact.min(...values),
  ROUND: rounding(Exact.ROUND_HALF_UP),
  ROUNDUP: rounding(Exact.ROUND_UP),
  ROUNDDOWN: rounding(Exact.ROUND_DOWN),
}

/** The names of the functions that an expression may use. */
export const FUNCTION_NAMES: readonly string[] = Object.keys(FUNCTIONS)

/** How spreadsheets name a cell, a range or whole columns, perhaps of another sheet. */
const REFERENCE =
  /^(?:[^-+*/(),%\s]*!)?\$?[A-Za-z]{1,3}(?:\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|:\$?[A-Za-z]{1,3})(?![\w(])/
const NUMBER = /^(?:\d+(?:\.\d*)?|\.\d+)/
/** Outside of functions a comma groups thousands; inside it parts values. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?(?![\d,])/
const NAME = /^[A-Za-z][A-Za-z.]*/

/**
 * Evaluates a basis of calculation (测算依据) of constants, such as `89*0.25*1.2`, exactly.
 *
 * Numbers (`1,200` too), `+ - * / ( )`, `%` after a number, and the functions above; full-width forms and `×`, `÷` are
 * understood; a leading `=` is not part of the expression. Never `eval`, never binary floating point: what has no more
 * than 40 significant digits is exact; a quotient without end is rounded half up to 40. Whoever calls rounds the whole
 * once, to the 分.
 */
export function evaluateExpression(text: string): Result<Exact, ExpressionError> {
  if (text.length > LONGEST) return err({ kind: 'too-long', text })
  try {
    return ok(new Reader(text).whole())
  } catch (error) {
    if (error instanceof Refusal) return err(error.detail)
    throw error
  }
}

class Refusal extends Error {
  readonly detail: ExpressionError
  constructor(detail: ExpressionError) {
    super(detail.kind)
    this.detail = detail
  }
}

/** Reads one expression from the left, evaluating as it goes. */
class Reader {
  readonly #text: string
  readonly #source: string
  #at = 0
  /** How many functions are open around here. */
  #functions = 0

  constructor(text: string) {
    this.#text = text
    this.#source = text.normalize('NFKC').replace(/[×✕]/g, '*').replace(/÷/g, '/').replace(/。/g, '.')
  }

  whole(): Exact {
    const value = this.#sum(0)
    if (this.#peek() !== '') throw this.#syntax()
    return value
  }

  #sum(depth: number): Exact {
    let value = this.#product(depth)
    for (;;) {
      const operator = this.#peek()
      if (operator !== '+' && operator !== '-') return value
      this.#at++
      const right = this.#product(depth)
      value = operator === '+' ? value.plus(right) : value.minus(right)
    }
  }

  #product(depth: number): Exact {
    let value = this.#factor(depth)
    for (;;) {
      const operator = this.#peek()
      if (operator !== '*' && operator !== '/') return value
      this.#at++
      const right = this.#factor(depth)
      if (operator === '/' && right.isZero()) throw new Refusal({ kind: 'division-by-zero', text: this.#text })
      value = operator === '*' ? value.times(right) : value.dividedBy(right)
    }
  }

  #factor(depth: number): Exact {
    if (depth > DEEPEST) throw this.#syntax()
    const next = this.#peek()
    if (next === '-' || next === '+') {
      this.#at++
      const value = this.#factor(depth + 1)
      return next === '-' ? value.negated() : value
    }
    if (next === '(') {
      this.#at++
      const inner = this.#sum(depth + 1)
      this.#take(')')
      return this.#percent(inner)
    }
    const number = (this.#functions === 0 ? this.#match(GROUPED) : null) ?? this.#match(NUMBER)
    if (number !== null) return this.#percent(new Exact(number.replaceAll(',', '')))
    return this.#percent(this.#named(depth))
  }

  /** A function with its values. */
  #named(depth: number): Exact {
    const text = this.#text
    const rest = this.#source.slice(this.#at)
    const reference = REFERENCE.exec(rest)?.[0]
    if (reference !== undefined) throw new Refusal({ kind: 'cell-reference', text, name: reference })
    const name = NAME.exec(rest)?.[0]
    if (name === undefined || !/^\s*\(/.test(rest.slice(name.length))) throw this.#syntax()
    const fold = Object.hasOwn(FUNCTIONS, name.toUpperCase()) ? FUNCTIONS[name.toUpperCase()] : undefined
    if (fold === undefined) throw new Refusal({ kind: 'unknown-function', text, name })
    this.#at += name.length
    this.#take('(')
    this.#functions++
    const values = [this.#sum(depth + 1)]
    while (this.#peek() === ',') {
      this.#at++
      values.push(this.#sum(depth + 1))
    }
    this.#take(')')
    this.#functions--
    const value = fold(values)
    if (value === null) throw new Refusal({ kind: 'wrong-arguments', text, name: name.toUpperCase() })
    return value
  }

  #percent(value: Exact): Exact {
    if (this.#peek() !== '%') return value
    this.#at++
    return value.dividedBy(100)
  }

  /** The next character that is no blank; the empty text at the end. */
  #peek(): string {
    while (this.#source[this.#at] === ' ') this.#at++
    return this.#source[this.#at] ?? ''
  }

  #take(character: string): void {
    if (this.#peek() !== character) throw this.#syntax()
    this.#at++
  }

  #match(pattern: RegExp): string | null {
    const found = pattern.exec(this.#source.slice(this.#at))?.[0] ?? null
    if (found !== null) this.#at += found.length
    return found
  }

  readonly #syntax = () => new Refusal({ kind: 'syntax', at: this.#at, text: this.#text })
}
