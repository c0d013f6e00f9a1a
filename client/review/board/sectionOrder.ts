import type { BoardSection } from '@hesuan/shared/api/board.ts'

/**
 * The sections as the person wants them: own units' first, then the others in the order of the register, the
 * department's own section last.
 * @param ownUnits codes of the units that the person belongs to
 */
export function orderSections(sections: readonly BoardSection[], ownUnits: ReadonlySet<string>): BoardSection[] {
  const rank = ({ kind, unitCode }: BoardSection) => (kind === 'department' ? 2 : ownUnits.has(unitCode) ? 0 : 1)
  return sections.toSorted((a, b) => rank(a) - rank(b) || a.unitCode.localeCompare(b.unitCode, 'en'))
}
