import { expressionOfAmount, type KeptExpression, keptText } from '@hesuan/shared/money/keptExpression.ts'

/** An amount as this program copies it for itself: in 元 with every digit, and the expression that it comes from. */
export const ownText = (amount: string, kept: KeptExpression | null): string =>
  kept === null ? amount : `${amount} ${keptText(kept)}`

/** What `ownText` wrote: the clipboard may hold anything. */
export function readOwnText(text: string): { readonly amount: string; readonly kept: KeptExpression | null } {
  const blank = text.indexOf(' ')
  if (blank < 0) return { amount: text, kept: null }
  const amount = text.slice(0, blank)
  return { amount, kept: expressionOfAmount(text.slice(blank + 1), amount) }
}
