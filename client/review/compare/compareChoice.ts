import type { CompareStates } from '@hesuan/shared/api/compare.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'

/** What the address says is to be compared, as far as it says it. */
export interface CompareChoice {
  readonly tab: 'states' | 'units'
  readonly left: string | null
  readonly right: string | null
  readonly state: string | null
  readonly table: string | null
  readonly column: string | null
  readonly sort: 'size' | 'place'
  readonly unit: AmountUnit
  readonly offset: number
  readonly units: number
}

/** Reads an address; what it leaves out is chosen as the server suggests. */
export function compareChoice(search: URLSearchParams, { suggested, states }: CompareStates): CompareChoice {
  const right = search.get('right') ?? suggested?.right ?? null
  return {
    tab: search.get('tab') === 'units' ? 'units' : 'states',
    left: search.get('left') ?? suggested?.left ?? null,
    right,
    state: search.get('state') ?? right ?? states[0]?.id ?? null,
    table: search.get('table'),
    column: search.get('column'),
    sort: search.get('sort') === 'place' ? 'place' : 'size',
    unit: search.get('in') === 'yuan' ? 'yuan' : 'wan',
    offset: placeIn(search.get('offset')),
    units: placeIn(search.get('units')),
  }
}

const placeIn = (text: string | null): number => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : 0)
