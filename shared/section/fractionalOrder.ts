const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length

/**
 * A position strictly between two others, as text that sorts by code unit. Rows carry such a position, so that moving
 * one row writes one value and two people who move different rows never disturb each other.
 * @param after the position before, or null for the start
 * @param before the position behind, or null for the end: then the next digit and not the middle, since most rows are
 *   appended, one by one, and each must not halve what room is left
 * Invariant: after < result < before; never ends with '0', so there is always room below it.
 */
export function positionBetween(after: string | null, before: string | null): string {
  const low = after ?? ''
  if (before !== null && low >= before) throw new RangeError(`no position between ${low} and ${before}`)
  let prefix = ''
  for (let at = 0; ; at++) {
    const from = digitAt(low, at, 0)
    // Past the first differing digit the upper bound no longer binds.
    const to = before === null || !before.startsWith(prefix) ? BASE : digitAt(before, at, BASE)
    if (to - from > 1) return prefix + DIGITS[before === null ? from + 1 : from + Math.floor((to - from) / 2)]
    prefix += DIGITS[from]
  }
}

/** `count` positions in order, strictly between two others as `positionBetween` has it, hardly longer than one. */
export function positionsBetween(after: string | null, before: string | null, count: number): string[] {
  if (count < 1) return []
  const one = positionBetween(after, before)
  // It differs from the upper bound before it ends, so that everything that begins with it is below that bound too.
  return count === 1 ? [one] : initialPositions(count).map((position) => one + position)
}

/** `count` positions in order, evenly spread, for rows that are seeded together. */
export function initialPositions(count: number): string[] {
  const width = Math.max(2, count.toString(BASE).length + 1)
  const step = Math.max(1, Math.floor(BASE ** width / (count + 1)))
  return Array.from({ length: count }, (_, index) => `${((index + 1) * step).toString(BASE).padStart(width, '0')}i`)
}

const digitAt = (text: string, at: number, otherwise: number): number => {
  const character = text[at]
  return character === undefined ? otherwise : DIGITS.indexOf(character)
}
