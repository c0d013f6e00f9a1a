import { err, ok, type Result } from '../result.ts'
import { Exact } from './exact.ts'

export type ExpressionError =
  | { readonly kind: 'syntax'; readonly at: number; readonly text: string }
  | { readonly kind: 'division-by-zero'; readonly text: string }
  | { readonly kind: 'too-long'; readonly text: string }

const LONGEST = 500

/**
 * Evaluates a basis of calculation (测算依据) such as `89*0.25*1.2` exactly.
 * Numbers, `+ - * / ( )` and `%` after a number; full-width forms and `×`, `÷` are understood; a leading `=` is not
 * part of the expression. Never `eval`, never binary floating point.
 */
export function evaluateExpression(text: string): Result<Exact, ExpressionError> {
  if (text.length > LONGEST) return err({ kind: 'too-long', text })
  const source = text.normalize('NFKC').replace(/[×✕]/g, '*').replace(/÷/g, '/').replace(/。/g, '.')
  let at = 0

  const skipSpace = () => {
    while (source[at] === ' ') at++
  }
  class Refusal extends Error {
    readonly detail: ExpressionError
    constructor(detail: ExpressionError) {
      super(detail.kind)
      this.detail = detail
    }
  }
  const syntax = () => new Refusal({ kind: 'syntax', at, text })

  const sum = (depth: number): Exact => {
    let value = product(depth)
    for (;;) {
      skipSpace()
      const operator = source[at]
      if (operator !== '+' && operator !== '-') return value
      at++
      const right = product(depth)
      value = operator === '+' ? value.plus(right) : value.minus(right)
    }
  }
  const product = (depth: number): Exact => {
    let value = factor(depth)
    for (;;) {
      skipSpace()
      const operator = source[at]
      if (operator !== '*' && operator !== '/') return value
      at++
      const right = factor(depth)
      if (operator === '/' && right.isZero()) throw new Refusal({ kind: 'division-by-zero', text })
      value = operator === '*' ? value.times(right) : value.dividedBy(right)
    }
  }
  const factor = (depth: number): Exact => {
    if (depth > 50) throw syntax()
    skipSpace()
    if (source[at] === '-') {
      at++
      return factor(depth + 1).negated()
    }
    if (source[at] === '(') {
      at++
      const inner = sum(depth + 1)
      skipSpace()
      if (source[at] !== ')') throw syntax()
      at++
      return percent(inner)
    }
    const number = /^(\d+(\.\d*)?|\.\d+)/.exec(source.slice(at))?.[0]
    if (number === undefined) throw syntax()
    at += number.length
    return percent(new Exact(number))
  }
  const percent = (value: Exact): Exact => {
    skipSpace()
    if (source[at] !== '%') return value
    at++
    return value.dividedBy(100)
  }

  try {
    const value = sum(0)
    skipSpace()
    return at === source.length ? ok(value) : err({ kind: 'syntax', at, text })
  } catch (error) {
    if (error instanceof Refusal) return err(error.detail)
    throw error
  }
}
