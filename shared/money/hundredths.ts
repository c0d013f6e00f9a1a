import { Exact } from './exact.ts'

/**
 * A number of hundredths (of an amount: 分), for when very many numbers are added up and compared. Whole numbers up to
 * 2^53 are exact in JavaScript, and this is never anything else. `NaN`: it has finer digits, or is too large, and only
 * `Exact` can tell; it makes every sum that it is in `NaN` too, and agrees with nothing.
 */
export type Hundredths = number

const MINUS = 45
const POINT = 46
const ZERO = 48
const FINEST = 2

/** Reads a plain decimal as cells hold it, digit by digit: no fraction is ever made. `NaN` for everything else. */
export function toHundredths(text: string): Hundredths {
  const isNegative = text.charCodeAt(0) === MINUS
  const first = isNegative ? 1 : 0
  let value = 0
  let decimals = -1
  for (let at = first; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === POINT && decimals < 0 && at > first) decimals = 0
    else if (character < ZERO || character > ZERO + 9 || decimals === FINEST) return Number.NaN
    else {
      value = value * 10 + character - ZERO
      if (decimals >= 0) decimals++
    }
  }
  if (text.length === first || decimals === 0) return Number.NaN
  for (let missing = FINEST - Math.max(decimals, 0); missing > 0; missing--) value *= 10
  return exactly(isNegative ? 0 - value : value)
}

export const addHundredths = (left: Hundredths, right: Hundredths): Hundredths => exactly(left + right)

/** The product of two numbers, where it has no finer digits itself. */
export function multiplyHundredths(left: Hundredths, right: Hundredths): Hundredths {
  const product = exactly(left * right)
  return product % 100 === 0 ? product / 100 : Number.NaN
}

export const toExact = (hundredths: Hundredths): Exact => new Exact(hundredths).dividedBy(100)

/** With two decimals: `123456` → `1234.56`. */
export function hundredthsText(hundredths: Hundredths): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const exactly = (value: number): Hundredths => (Number.isSafeInteger(value) ? value : Number.NaN)
