import { Decimal } from 'decimal.js'

/**
 * Our own exact decimal: 40 significant digits, half up. A clone, because `Decimal.set` is global and would let any
 * library that uses decimal.js change how our money is rounded.
 */
export const Exact: typeof Decimal = Decimal.clone({
  precision: 40,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 40,
})

/** An exact decimal number of no particular unit: a quantity, a rate, the value of an expression. */
export type Exact = Decimal
