import { exactWanText } from '../../ui/exactWanText.ts'
import type { CheckItem } from './findingItem.ts'
import { texts } from './texts.ts'

type Valued = Pick<CheckItem, 'values'>

/** A side of a check as people read it; null where it is blank. */
export function checkValue(item: Valued, value: string | null): string | null {
  if (value === null) return null
  if (item.values === 'presence') return texts.filled
  return item.values === 'yuan' ? exactWanText(value) : value
}

/** By how much the sides differ; null where that means nothing. */
export const checkDifference = (item: Valued & Pick<CheckItem, 'difference' | 'verdict'>): string | null =>
  item.values === 'presence' || item.verdict === 'equal' ? null : checkValue(item, item.difference)

/** Whether the sides of a check are text, which wraps, instead of figures, which stand below each other. */
export const isWords = ({ values }: Valued): boolean => values === 'words'
