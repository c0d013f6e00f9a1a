import type { AmountUnit, AmountYuan } from '@hesuan/shared/money/amount.ts'
import { type ExpressionError, evaluateExpression, FUNCTION_NAMES } from '@hesuan/shared/money/expression.ts'
import { amountOfExpression, comesTo, type KeptExpression } from '@hesuan/shared/money/keptExpression.ts'
import { cellErrorText } from '@hesuan/shared/template/canonicalCell.ts'

/** Marks a basis whose numbers are 元: without it they are 万元, the unit that people calculate in. */
const YUAN_MARK = ' 元'
/** Between the words of people and the expression. */
const BEHIND_WORDS = '；='
/** A date, a range, a telephone number: nobody means a quotient or a difference where no `=` says so. */
const PARTED_DIGITS = /^\d[\d,.]*(?:[-/]\d[\d,.]*)+$/

export type Evaluated =
  | { readonly ok: true; readonly amount: AmountYuan }
  | { readonly ok: false; readonly message: string }

/** The value of an expression whose numbers are of that unit, to the 分; or one Chinese sentence why there is none. */
export function evaluateBasis(expression: string, unit: AmountUnit): Evaluated {
  const amount = amountOfExpression({ expression, unit })
  if (amount.ok) return { ok: true, amount: amount.value }
  const { error } = amount
  switch (error.kind) {
    case 'not-an-amount':
    case 'finer-than-one-fen':
    case 'too-large':
      return { ok: false, message: cellErrorText(error) }
    default:
      return { ok: false, message: expressionErrorText(error) }
  }
}

/** The expression behind a typed `=89*0.25`, or null where the text is no expression. */
export function typedExpression(text: string): string | null {
  const plain = text.trim().normalize('NFKC')
  return plain.startsWith('=') ? plain.slice(1).trim() : null
}

/** Whether a text could be meant as a quotient or a difference, and as a date or a number just as well. */
export const isParted = (text: string): boolean => PARTED_DIGITS.test(text.trim().normalize('NFKC'))

/**
 * The expression that a text without `=` means in an amount, as spreadsheets take it: `-5+3`, `50%`, `1,200*3`. Null where
 * it can't be calculated, or where digits are only parted by strokes, as in a date.
 */
export function bareExpression(text: string): string | null {
  const plain = text.trim().normalize('NFKC')
  return !isParted(plain) && evaluateExpression(plain).ok ? plain : null
}

/** How an expression is kept in the column of the basis, with the unit of its numbers, behind the words of people. */
export const basisText = (expression: string, unit: AmountUnit, words = ''): string =>
  (words === '' ? '' : words + BEHIND_WORDS) + (unit === 'wan' ? expression : expression + YUAN_MARK)

/** What people wrote themselves in a basis: all of it where it is no expression, else what stands before that. */
export function wordsOfBasis(basis: string): string {
  const { words, expression, unit } = partsOf(basis)
  return basis === '' || evaluateBasis(expression, unit).ok ? words : basis
}

function partsOf(basis: string): KeptExpression & { readonly words: string } {
  const unit: AmountUnit = basis.endsWith(YUAN_MARK) ? 'yuan' : 'wan'
  const plain = unit === 'yuan' ? basis.slice(0, -YUAN_MARK.length) : basis
  const at = plain.lastIndexOf(BEHIND_WORDS)
  return at < 0
    ? { words: '', expression: plain, unit }
    : { words: plain.slice(0, at), expression: plain.slice(at + BEHIND_WORDS.length), unit }
}

/** The expression and unit that a basis holds, where it holds the one that this amount was computed from; else null. */
export function expressionBehind(basis: string, amount: string): KeptExpression | null {
  if (basis === '' || amount === '') return null
  const { expression, unit } = partsOf(basis)
  return comesTo({ expression, unit }, amount) ? { expression, unit } : null
}

function expressionErrorText(error: ExpressionError): string {
  switch (error.kind) {
    case 'syntax':
      return error.text.trim() === ''
        ? '“=”后面应写算式，如 =89*0.25*1.2'
        : `算式“${error.text}”从第 ${error.at + 1} 个字符起看不懂，可用 + - * / ( ) % 和 ${FUNCTION_NAMES[0]}、ROUND 等函数`
    case 'division-by-zero':
      return `算式“${error.text}”中除数为零`
    case 'too-long':
      return '算式过长，请改为填写结果，并在备注或测算依据中说明'
    case 'cell-reference':
      return `算式只能用数字，不能引用单元格 ${error.name}：请写出该格的数，合计由系统自动计算`
    case 'unknown-function':
      return `算式中没有函数 ${error.name}，可用 ${FUNCTION_NAMES.join('、')}`
    case 'wrong-arguments':
      return `函数 ${error.name} 的参数不对，应写成 ${error.name}(数, 位数)`
  }
}
