import { type AmountUnit, canonicalYuan, normaliseNumber, parseAmount, parseYuan } from '../money/amount.ts'
import { Exact } from '../money/exact.ts'
import { err, ok, type Result } from '../result.ts'
import { parseRowId } from '../section/cellKey.ts'
import type { Column } from './sheet.ts'

/** Why a text can't be the content of a cell. */
export type CellError =
  | { readonly kind: 'not-an-amount' | 'finer-than-one-fen' | 'too-large' | 'negative'; readonly text: string }
  | { readonly kind: 'not-a-quantity'; readonly text: string }
  | { readonly kind: 'not-a-code'; readonly text: string; readonly digits: readonly number[] }
  | { readonly kind: 'unknown-code'; readonly text: string; readonly list: 'functional' | 'economic' }
  | { readonly kind: 'not-a-choice'; readonly text: string; readonly labels: readonly string[] }
  | { readonly kind: 'not-a-row'; readonly text: string }
  | { readonly kind: 'too-long'; readonly text: string; readonly maxLength: number }
  | { readonly kind: 'control-character'; readonly text: string }
  | { readonly kind: 'read-only'; readonly text: string }

/** What a cell may refer to. */
export interface CellContext {
  /** The unit in which a person types amounts. */
  readonly unit: AmountUnit
  readonly knowsCode: (list: 'functional' | 'economic', code: string) => boolean
}

/** Turns what a person typed or pasted into the canonical text of a cell; blank stays blank. */
export function canonicalCell(column: Column, typed: string, context: CellContext): Result<string, CellError> {
  const text = typed.trim()
  if (text === '') return ok('')
  const { type } = column
  switch (type.kind) {
    case 'amount': {
      const amount = parseAmount(text, context.unit)
      if (!amount.ok) return amount
      return negativeWhereForbidden(type.negative, amount.value)
        ? err({ kind: 'negative', text })
        : ok(canonicalYuan(amount.value))
    }
    case 'quantity': {
      const plain = normaliseNumber(text)
      return plain === null ? err({ kind: 'not-a-quantity', text }) : ok(new Exact(plain).toFixed())
    }
    case 'code': {
      // A code is often pasted with its name: «2080101 行政运行».
      const code = /^\d+/.exec(text.normalize('NFKC'))?.[0] ?? ''
      if (!type.digits.includes(code.length)) return err({ kind: 'not-a-code', text, digits: type.digits })
      return context.knowsCode(type.list, code) ? ok(code) : err({ kind: 'unknown-code', text, list: type.list })
    }
    case 'choice': {
      const option = type.options.find(({ value, label }) => value === text || label === text)
      return option === undefined
        ? err({ kind: 'not-a-choice', text, labels: type.options.map(({ label }) => label) })
        : ok(option.value)
    }
    case 'tick':
      if (/^(1|是|√|✓|P|true|TRUE)$/.test(text)) return ok('1')
      return /^(0|否|×|false|FALSE)$/.test(text) ? ok('') : err({ kind: 'not-a-choice', text, labels: ['是', '否'] })
    case 'row':
      return parseRowId(text)?.sheet === type.sheet ? ok(text) : err({ kind: 'not-a-row', text })
    case 'text': {
      const clean = (type.multiline === true ? typed.replace(/\r\n?/g, '\n') : typed.replace(/[\r\n\t]+/g, ' ')).trim()
      return wrongText(clean, type.maxLength) ?? ok(clean)
    }
    case 'derived':
      return err({ kind: 'read-only', text })
  }
}

/**
 * Whether a text is what `canonicalCell` could have written into this column: the server's check of a client's update.
 * Cheaper than `canonicalCell` and stricter: no other spelling of the same value passes.
 */
export function isCanonicalCell(column: Column, value: string, knowsCode: CellContext['knowsCode']): boolean {
  if (value === '') return true
  const { type } = column
  switch (type.kind) {
    case 'amount': {
      const amount = parseYuan(value)
      return amount.ok && canonicalYuan(amount.value) === value && !negativeWhereForbidden(type.negative, amount.value)
    }
    case 'quantity':
      return /^-?\d{1,15}(\.\d{1,12})?$/.test(value) && new Exact(value).toFixed() === value
    case 'code':
      return type.digits.includes(value.length) && knowsCode(type.list, value)
    case 'choice':
      return type.options.some((option) => option.value === value)
    case 'tick':
      return value === '1'
    case 'row':
      return parseRowId(value)?.sheet === type.sheet
    case 'text':
      return wrongText(value, type.maxLength) === null
    case 'derived':
      return false
  }
}

/** One plain Chinese sentence for a refused cell. */
export function cellErrorText(error: CellError): string {
  const shown = error.text.length > 24 ? `${error.text.slice(0, 24)}…` : error.text
  switch (error.kind) {
    case 'not-an-amount':
      return `“${shown}”不是金额，请输入数字，如 12.50`
    case 'finer-than-one-fen':
      return `“${shown}”比 1 分还小，金额最多精确到分`
    case 'too-large':
      return `“${shown}”超过 10 万亿元，请检查单位`
    case 'negative':
      return `“${shown}”是负数，这里只能填正数`
    case 'not-a-quantity':
      return `“${shown}”不是数量，请输入数字`
    case 'not-a-code':
      return `“${shown}”不是科目编码，应为 ${error.digits.join(' 或 ')} 位数字`
    case 'unknown-code':
      return `${error.list === 'functional' ? '功能' : '经济'}科目表中没有“${shown}”`
    case 'not-a-choice':
      return `“${shown}”不在可选项中：${error.labels.join('、')}`
    case 'not-a-row':
      return `找不到“${shown}”，请从列表中选择`
    case 'too-long':
      return `文字过长，最多 ${error.maxLength} 字`
    case 'control-character':
      return '文字中含有不可见的控制字符，请重新输入'
    case 'read-only':
      return '此格由系统计算，不能填写'
  }
}

const negativeWhereForbidden = (allowed: boolean | undefined, amount: Exact): boolean =>
  allowed !== true && amount.isNegative() && !amount.isZero()

/** C0 and C1 controls but tab and line feed, and the marks that reorder text (RTL overrides, isolates). */
const CONTROL = /(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

function wrongText(text: string, maxLength: number): { ok: false; error: CellError } | null {
  if (text.length > maxLength) return err({ kind: 'too-long', text, maxLength })
  return CONTROL.test(text) ? err({ kind: 'control-character', text }) : null
}
