import type { Result } from '../result.ts'
import {
  type AmountError,
  type AmountUnit,
  type AmountYuan,
  canonicalYuan,
  checked,
  parseYuan,
  roundToFen,
} from './amount.ts'
import { type ExpressionError, evaluateExpression } from './expression.ts'

/** An expression that an amount was typed as, without its `=`, and the unit of its numbers. */
export interface KeptExpression {
  readonly expression: string
  readonly unit: AmountUnit
}

const YUAN_PER_WAN = 10_000
const UNIT_NAMES = { wan: '万元', yuan: '元' } as const satisfies Record<AmountUnit, string>

/** The amount that an expression comes to: divisions go on unrounded, the whole is rounded once, half up, to the 分. */
export function amountOfExpression({
  expression,
  unit,
}: KeptExpression): Result<AmountYuan, ExpressionError | AmountError> {
  const value = evaluateExpression(expression)
  if (!value.ok) return value
  return checked(roundToFen(unit === 'wan' ? value.value.times(YUAN_PER_WAN) : value.value), expression)
}

/** An expression as it is kept beside its amount, and read by people as it stands: `=89*0.25*1.2 万元`. */
export const keptText = ({ expression, unit }: KeptExpression): string => `=${expression} ${UNIT_NAMES[unit]}`

/** Longer than any text that `keptText` makes of an expression that can be evaluated. */
export const LONGEST_KEPT = 510

/**
 * The expression that is kept beside an amount, as long as it is where the amount comes from.
 * @param kept as `keptText` writes it
 * @param amount canonical 元
 * @returns null where it evaluates to anything but exactly this amount: somebody has set another amount since
 */
export function expressionOfAmount(kept: string, amount: string): KeptExpression | null {
  const [, expression, unit] = /^=(.+) (万元|元)$/.exec(kept) ?? []
  if (expression === undefined) return null
  const read: KeptExpression = { expression, unit: unit === '元' ? 'yuan' : 'wan' }
  return comesTo(read, amount) ? read : null
}

/** Whether an expression evaluates to exactly this amount, in canonical 元. */
export function comesTo(kept: KeptExpression, amount: string): boolean {
  const value = amountOfExpression(kept)
  const present = parseYuan(amount)
  return value.ok && present.ok && canonicalYuan(value.value) === canonicalYuan(present.value)
}
