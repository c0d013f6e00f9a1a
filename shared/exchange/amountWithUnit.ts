import { type AmountError, type AmountUnit, type AmountYuan, canonicalYuan, parseAmount } from '../money/amount.ts'
import { err, type Result } from '../result.ts'

const UNITS: Readonly<Record<string, AmountUnit>> = { 元: 'yuan', 万元: 'wan' }

/**
 * Reads an amount as the exchange format writes it: a decimal and its unit, `300000.00 元` or `30.00 万元`.
 * Without a unit it is refused: 元 in a column of 万元 is what the unit is there to prevent.
 */
export function amountWithUnit(text: string): Result<AmountYuan, AmountError> {
  const [, figure, name] = /^(-?\d[\d,]*(?:\.\d+)?) ?(元|万元)$/.exec(text) ?? []
  const unit = UNITS[name ?? '']
  return figure === undefined || unit === undefined ? err({ kind: 'not-an-amount', text }) : parseAmount(figure, unit)
}

/** A canonical amount with its unit: `300000.00 元`. */
export const yuanWithUnit = (canonical: string): string => `${canonical} 元`

/** An amount with its unit in the canonical form of a cell, or null where the text is none. */
export function canonicalOfUnit(text: string): string | null {
  const amount = amountWithUnit(text)
  return amount.ok ? canonicalYuan(amount.value) : null
}
