import { type AmountUnit, exactText, normaliseNumber, parseYuan } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'
import type { PastedCell } from '../grid/gridSource.ts'
import { readOwnText } from './ownText.ts'

/** Marks without a width that other programs leave in what they copy: joiners, reading directions, byte order. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
/** How accounting formats print a zero. */
const LONE_DASH = /^[-‐-―−－]$/
/** Spreadsheets calculate with no more digits; what they write behind them is noise. */
const SIGNIFICANT_DIGITS = 15
/** 分, in the unit that amounts are pasted in. */
const FEN_DIGITS = { wan: 6, yuan: 2 } as const satisfies Record<AmountUnit, number>

/** What a pasted cell says for a column: with every digit of a number, to the 分 where it is an amount. */
export function pastedText({ text, exact, own }: PastedCell, { type }: Column, unit: AmountUnit): string {
  // Copied here, perhaps in the other unit: an amount stays the amount that it was.
  const amount = own === null || type.kind !== 'amount' ? null : parseYuan(readOwnText(own).amount)
  if (amount?.ok === true) return exactText(amount.value, unit)
  const clean = text.replace(INVISIBLE, '')
  if (type.kind !== 'amount' && type.kind !== 'quantity') return clean
  const shown = LONE_DASH.test(clean.trim()) ? '0' : clean
  const number = exact === null ? null : exactNumber(exact, shown)
  if (number === null) return shown
  return (type.kind === 'amount' ? number.toDecimalPlaces(FEN_DIGITS[unit]) : number).toFixed()
}

/** The number behind a shown one; null where they are not the same number: a date, a scaled format. */
function exactNumber(exact: string, shown: string): Exact | null {
  const plain = normaliseNumber(shown)
  if (plain === null || !/^-?\d*\.?\d+(e[-+]?\d+)?$/i.test(exact)) return null
  const number = new Exact(exact).toSignificantDigits(SIGNIFICANT_DIGITS)
  const rounded = new Exact(plain)
  const halfOfLastPlace = new Exact(10).pow(-rounded.decimalPlaces()).dividedBy(2)
  return number.minus(rounded).abs().lessThanOrEqualTo(halfOfLastPlace) ? number : null
}
