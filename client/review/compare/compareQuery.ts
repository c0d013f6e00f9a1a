import { CompareStates, Comparison, SideBySide } from '@hesuan/shared/api/compare.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'
import { withRound } from '../../app/round.ts'

/** What holds drafts is stale with every edit of somebody; the rest when something was submitted. */
const keyOf = (...states: readonly string[]): readonly string[] =>
  states.some((state) => state.startsWith('draft-'))
    ? ['consolidation', 'live', 'compare', ...states]
    : ['consolidation', 'compare', ...states]

/** The states that can be compared, and what to compare first in a round. */
export const statesQuery = (round: string | null) =>
  queryOptions({
    queryKey: ['consolidation', 'compare', 'states', round],
    queryFn: ({ signal }) => request(CompareStates, withRound('/api/compare/states', round), { signal }),
  })

export interface ComparisonChoice {
  readonly left: string
  readonly right: string
  readonly table: string | null
  readonly sort: 'size' | 'place'
  readonly offset: number
}

/** One page of what two states differ by; while another is asked for, the one before stays in sight. */
export const comparisonQuery = ({ left, right, table, sort, offset }: ComparisonChoice) =>
  queryOptions({
    queryKey: [...keyOf(left, right), table, sort, offset],
    queryFn: ({ signal }) =>
      request(Comparison, `/api/compare?${searchOf({ left, right, table, sort, offset: `${offset}` })}`, { signal }),
    placeholderData: keepPreviousData,
  })

export interface SideBySideChoice {
  readonly state: string
  readonly table: string | null
  readonly column: string | null
  readonly units: number
  readonly offset: number
}

/** One page of the units of a state beside each other. */
export const sideBySideQuery = ({ state, table, column, units, offset }: SideBySideChoice) =>
  queryOptions({
    queryKey: [...keyOf(state), 'units', table, column, units, offset],
    queryFn: ({ signal }) =>
      request(
        SideBySide,
        `/api/compare/units?${searchOf({ state, table, column, units: `${units}`, offset: `${offset}` })}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  })

const searchOf = (parts: Readonly<Record<string, string | null>>): string =>
  new URLSearchParams(
    Object.entries(parts).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ).toString()
