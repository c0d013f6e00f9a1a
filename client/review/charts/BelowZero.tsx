import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'
import { texts } from './texts.ts'

/** Names what a picture can't draw, so that nobody takes it for all there is; nothing where it draws everything. */
export function BelowZero({ parts }: { parts: readonly Part[] }) {
  const below = parts.filter(({ amount }) => amount.isNegative())
  if (below.length === 0) return null
  return <p className="picture-note">{texts.below(below.map(({ label }) => label).join('、'))}</p>
}
