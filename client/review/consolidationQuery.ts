import { type Basis, ConsolidationView } from '@hesuan/shared/api/consolidation.ts'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { request } from '../app/request.ts'
import { useRound, withRound } from '../app/round.ts'

/** The department's published tables on a basis, in a round. */
export const consolidationQuery = (basis: Basis, round: string | null) =>
  queryOptions({
    queryKey: ['consolidation', basis, round],
    queryFn: ({ signal }) =>
      request(ConsolidationView, withRound(`/api/consolidation?basis=${basis}`, round), { signal }),
  })

/**
 * The department's published tables on a basis. While another basis is asked for, the one before stays in sight:
 * what is shown is always what `basis` of the answer says.
 */
export const useConsolidation = (basis: Basis): ConsolidationView => {
  const round = useRound()
  return useSuspenseQuery(consolidationQuery(useDeferredValue(basis), useDeferredValue(round))).data
}
