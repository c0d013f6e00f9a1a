import { err, ok, type Result } from '../result.ts'
import { Exact } from './exact.ts'

declare const yuanBrand: unique symbol

/** An amount in 元, at most two decimals: what is stored, summed and compared. */
export type AmountYuan = Exact & { readonly [yuanBrand]: true }

/** The unit in which a person types or a table prints amounts. */
export type AmountUnit = 'yuan' | 'wan'

export type AmountError =
  | { readonly kind: 'not-an-amount'; readonly text: string }
  | { readonly kind: 'finer-than-one-fen'; readonly text: string }
  | { readonly kind: 'too-large'; readonly text: string }

const YUAN_PER_WAN = 10_000
const FEN_PER_YUAN = 100
/** 10 trillion 元; beyond it somebody has typed a telephone number. */
const LIMIT_YUAN = new Exact('10000000000000')

export const ZERO_YUAN = new Exact(0) as AmountYuan

/** Adds up amounts of 元; the empty sum is zero. */
export const addYuan = (left: AmountYuan, right: AmountYuan): AmountYuan => left.plus(right) as AmountYuan
export const subtractYuan = (left: AmountYuan, right: AmountYuan): AmountYuan => left.minus(right) as AmountYuan

/**
 * Reads the canonical form in which cells hold amounts: `-?digits[.dd]` in 元, as `canonicalYuan` writes it.
 * Use `parseAmount` for what a person typed.
 */
export function parseYuan(text: string): Result<AmountYuan, AmountError> {
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return err({ kind: 'not-an-amount', text })
  return checked(new Exact(text), text)
}

/**
 * Reads an amount as a person types or pastes it, in the unit shown.
 * Full-width digits, `。` for the point, thousands separators, spaces, ￥ and brackets for negatives are understood:
 * `１，２３４。５` → 1234.5, `(12.00)` → -12.
 * @returns the amount in 元
 */
export function parseAmount(text: string, unit: AmountUnit): Result<AmountYuan, AmountError> {
  const plain = normaliseNumber(text)
  if (plain === null) return err({ kind: 'not-an-amount', text })
  const typed = new Exact(plain)
  return checked(unit === 'wan' ? typed.times(YUAN_PER_WAN) : typed, text)
}

/** The digits, sign and point of a number as people write it, or null where it is none. */
export function normaliseNumber(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/。/g, '.')
    .replace(/[\s¥￥]/g, '')
    .replace(/[−–—]/g, '-')
  const bracketed = /^\((.+)\)$/.exec(plain)
  const signed = bracketed?.[1] === undefined ? plain : `-${bracketed[1]}`
  const withoutSeparators = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(signed) ? signed.replace(/,/g, '') : signed
  return /^-?(\d{1,15}(\.\d{0,12})?|\.\d{1,12})$/.test(withoutSeparators) ? withoutSeparators : null
}

/** Turns an exact number of 元 into an amount; refuses fractions of a 分 and absurd sizes. */
export function checked(yuan: Exact, text: string): Result<AmountYuan, AmountError> {
  if (!yuan.isFinite()) return err({ kind: 'not-an-amount', text })
  if (yuan.abs().greaterThan(LIMIT_YUAN)) return err({ kind: 'too-large', text })
  if (yuan.decimalPlaces() > 2) return err({ kind: 'finer-than-one-fen', text })
  return ok(yuan as AmountYuan)
}

/** Rounds an exact number of 元 to whole 分, half up. */
export const roundToFen = (yuan: Exact): AmountYuan => yuan.toDecimalPlaces(2, Exact.ROUND_HALF_UP) as AmountYuan

/** The one form in which a cell holds an amount: 元 with two decimals, no separators (`3642500.00`). */
export const canonicalYuan = (amount: AmountYuan): string => (amount.isZero() ? '0.00' : amount.toFixed(2))

/** Whole 分, as the database keeps it. */
export const toFen = (amount: AmountYuan): bigint => BigInt(amount.times(FEN_PER_YUAN).toFixed(0))

export const fromFen = (fen: bigint): AmountYuan => new Exact(fen.toString()).dividedBy(FEN_PER_YUAN) as AmountYuan

/**
 * An amount as a table prints it: thousands separators, `decimals` places, half up (`2,177.28`).
 * A shown zero never has a sign.
 */
export function formatAmount(amount: AmountYuan, unit: AmountUnit, decimals = 2): string {
  const shown = unit === 'wan' ? amount.dividedBy(YUAN_PER_WAN) : amount
  const fixed = shown.toDecimalPlaces(decimals, Exact.ROUND_HALF_UP)
  const [whole = '0', fraction] = fixed.abs().toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = fixed.isNegative() && !fixed.isZero() ? '-' : ''
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`)
}

/** Every digit of an amount in the given unit, without separators: what an editor shows on focus. */
export const exactText = (amount: AmountYuan, unit: AmountUnit): string =>
  (unit === 'wan' ? amount.dividedBy(YUAN_PER_WAN) : amount).toFixed()
