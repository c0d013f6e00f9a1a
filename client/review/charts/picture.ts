import type { ConsolidationView } from '@hesuan/shared/api/consolidation.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'

/** What every picture is given. */
export interface PictureProps {
  readonly consolidation: ConsolidationView
  readonly unit: AmountUnit
  /**
   * Leads to the figures of a part that was clicked; null: it has none.
   * @param round that its tables are of; absent: the one that is looked at
   */
  readonly onPart: LeadToFigures
}

export type LeadToFigures = (part: Part | null, round?: string | null) => void
