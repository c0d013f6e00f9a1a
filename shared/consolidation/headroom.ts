import { Exact } from '../money/exact.ts'
import type { Ceiling, CeilingKind } from './ceiling.ts'
import type { SectionTotals } from './sectionFigures.ts'

/** What a ceiling leaves. */
export interface Headroom {
  /** Canonical 元. */
  readonly ceiling: string
  /** Canonical 元, ceiling − budget; negative where the budget is above it. A blank budget uses nothing. */
  readonly left: string
}

/** The figure of a section that a ceiling of this kind is set on. */
export const CEILING_FIGURE = {
  total: 'expenditure',
  basic: 'basic',
  project: 'project',
} as const satisfies Record<CeilingKind, keyof SectionTotals>

/** What the ceilings of one unit (null: of the department) leave, by the figure that they are set on. */
export function headroomOf(
  ceilings: readonly Ceiling[],
  unit: string | null,
  totals: SectionTotals,
): Partial<Record<keyof SectionTotals, Headroom>> {
  return Object.fromEntries(
    ceilings
      .filter((ceiling) => ceiling.unit === unit)
      .map(({ kind, amount }) => {
        const figure = CEILING_FIGURE[kind]
        return [figure, { ceiling: amount, left: new Exact(amount).minus(totals[figure] ?? 0).toFixed(2) }]
      }),
  )
}
