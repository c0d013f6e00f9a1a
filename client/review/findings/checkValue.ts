import { placeOfKey } from '../../ui/cellText.ts'
import { exactWanText } from '../../ui/exactWanText.ts'
import type { CheckItem } from './findingItem.ts'
import { texts } from './texts.ts'

/** Whether a check compares counts (of things, of cells) instead of amounts. */
export function countsThings({ finding }: Pick<CheckItem, 'finding'>): boolean {
  const cells = finding === null ? [] : [...finding.leftCells, ...finding.rightCells]
  const kinds = cells.map(({ cell }) => placeOfKey(cell)?.column.type.kind)
  return kinds.length > 0 && kinds.every((kind) => kind === 'quantity')
}

type Valued = Pick<CheckItem, 'finding' | 'presence'>

/** A side of a check as people read it; null where it is blank. */
export function checkValue(item: Valued, value: string | null): string | null {
  if (value === null) return null
  if (item.presence) return texts.filled
  return countsThings(item) ? value : exactWanText(value)
}

/** By how much the sides differ; null where that means nothing. */
export const checkDifference = (item: Valued & Pick<CheckItem, 'difference' | 'verdict'>): string | null =>
  item.presence || item.verdict === 'equal' ? null : checkValue(item, item.difference)

/** Whether a side that is shown so is text, which wraps, instead of a figure, which stands below other figures. */
export const isWords = (shown: string): boolean => shown !== texts.filled && !/^-?[\d,.]+$/.test(shown)
