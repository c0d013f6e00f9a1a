import {
  type AmountUnit,
  type AmountYuan,
  canonicalYuan,
  checked,
  parseYuan,
  roundToFen,
} from '@hesuan/shared/money/amount.ts'
import { type ExpressionError, evaluateExpression } from '@hesuan/shared/money/expression.ts'
import { cellErrorText } from '@hesuan/shared/template/canonicalCell.ts'

/** Marks a basis whose numbers are 元: without it they are 万元, the unit that people calculate in. */
const YUAN_MARK = ' 元'
/** Between the words of people and the expression. */
const BEHIND_WORDS = '；='
const YUAN_PER_WAN = 10_000

export type Evaluated =
  | { readonly ok: true; readonly amount: AmountYuan }
  | { readonly ok: false; readonly message: string }

/** The value of an expression whose numbers are of that unit, to the 分; or one Chinese sentence why there is none. */
export function evaluateBasis(expression: string, unit: AmountUnit): Evaluated {
  const value = evaluateExpression(expression)
  if (!value.ok) return { ok: false, message: expressionErrorText(value.error) }
  const amount = checked(roundToFen(unit === 'wan' ? value.value.times(YUAN_PER_WAN) : value.value), expression)
  return amount.ok ? { ok: true, amount: amount.value } : { ok: false, message: cellErrorText(amount.error) }
}

/** The expression behind a typed `=89*0.25`, or null where the text is no expression. */
export function typedExpression(text: string): string | null {
  const plain = text.trim().normalize('NFKC')
  return plain.startsWith('=') ? plain.slice(1).trim() : null
}

/** How an expression is kept in the column of the basis, with the unit of its numbers, behind the words of people. */
export const basisText = (expression: string, unit: AmountUnit, words = ''): string =>
  (words === '' ? '' : words + BEHIND_WORDS) + (unit === 'wan' ? expression : expression + YUAN_MARK)

/** What people wrote themselves in a basis: all of it where it is no expression, else what stands before that. */
export function wordsOfBasis(basis: string): string {
  const { words, expression, unit } = partsOf(basis)
  return basis === '' || evaluateBasis(expression, unit).ok ? words : basis
}

function partsOf(basis: string): {
  readonly words: string
  readonly expression: string
  readonly unit: AmountUnit
} {
  const unit: AmountUnit = basis.endsWith(YUAN_MARK) ? 'yuan' : 'wan'
  const plain = unit === 'yuan' ? basis.slice(0, -YUAN_MARK.length) : basis
  const at = plain.lastIndexOf(BEHIND_WORDS)
  return at < 0
    ? { words: '', expression: plain, unit }
    : { words: plain.slice(0, at), expression: plain.slice(at + BEHIND_WORDS.length), unit }
}

/** The expression and unit that a basis holds, where it holds the one that this amount was computed from; else null. */
export function expressionBehind(
  basis: string,
  amount: string,
): { readonly expression: string; readonly unit: AmountUnit } | null {
  if (basis === '' || amount === '') return null
  const { expression, unit } = partsOf(basis)
  const value = evaluateBasis(expression, unit)
  const present = parseYuan(amount)
  return value.ok && present.ok && canonicalYuan(value.amount) === canonicalYuan(present.value)
    ? { expression, unit }
    : null
}

function expressionErrorText(error: ExpressionError): string {
  switch (error.kind) {
    case 'syntax':
      return error.text.trim() === ''
        ? '“=”后面应写算式，如 =89*0.25*1.2'
        : `算式“${error.text}”从第 ${error.at + 1} 个字符起看不懂，可用 + - * / ( ) 和 %`
    case 'division-by-zero':
      return `算式“${error.text}”中除数为零`
    case 'too-long':
      return '算式过长，请改为填写结果并在测算依据中说明'
  }
}
