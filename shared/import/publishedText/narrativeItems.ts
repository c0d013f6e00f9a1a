import { type AmountUnit, canonicalYuan, parseAmount } from '../../money/amount.ts'

/** A name with an amount, out of running text. */
export interface NarrativeItem {
  readonly name: string
  /** Canonical 元. */
  readonly amount: string
  /** The words before the colon that the item stands behind: «市社保局»; null where there are none. */
  readonly heading: string | null
}

const HEADING = /[(（]\s*\d+\s*[)）]\s*([^:：,，;；。\d]+)[:：]/g
const ITEM = /([^、,，;；。:：]*?[^\s、,，;；。:：\d.])\s*(\d[\d,]*(?:\.\d+)?)\s*(万元|元)/g

/**
 * The amounts that running text names, such as «(1)机关:职工体检费20.2万元、党建工作经费8.9万元;(2)市社保局:…».
 * A name that contains a separator is cut at it.
 */
export function narrativeItems(text: string): readonly NarrativeItem[] {
  const headings = [...text.matchAll(HEADING)]
  const parts = [
    { heading: null, body: text.slice(0, headings[0]?.index ?? text.length) },
    ...headings.map((match, index) => ({
      heading: (match[1] ?? '').trim(),
      body: text.slice(match.index + match[0].length, headings[index + 1]?.index ?? text.length),
    })),
  ]
  return parts.flatMap(({ heading, body }) =>
    [...body.matchAll(ITEM)].flatMap((match): NarrativeItem[] => {
      const [, name = '', figure = '', measure] = match
      const unit: AmountUnit = measure === '元' ? 'yuan' : 'wan'
      const amount = parseAmount(figure, unit)
      return amount.ok ? [{ name: name.trim(), amount: canonicalYuan(amount.value), heading }] : []
    }),
  )
}
