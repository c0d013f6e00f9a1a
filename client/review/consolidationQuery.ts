import { type Basis, ConsolidationView } from '@hesuan/shared/api/consolidation.ts'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { request } from '../app/request.ts'

const consolidationQuery = (basis: Basis) =>
  queryOptions({
    queryKey: ['consolidation', basis],
    queryFn: ({ signal }) => request(ConsolidationView, `/api/consolidation?basis=${basis}`, { signal }),
  })

/**
 * The department's published tables on a basis. While another basis is asked for, the one before stays in sight:
 * what is shown is always what `basis` of the answer says.
 */
export const useConsolidation = (basis: Basis): ConsolidationView =>
  useSuspenseQuery(consolidationQuery(useDeferredValue(basis))).data
