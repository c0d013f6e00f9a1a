import { type Basis, FindingsView } from '@hesuan/shared/api/consolidation.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'
import { withRound } from '../../app/round.ts'

/** What the cross-checks of the department found, from submitted figures or from the drafts as they are. */
export const findingsQuery = (basis: Basis, round: string | null) =>
  queryOptions({
    queryKey: ['findings', basis, round],
    queryFn: ({ signal }) => request(FindingsView, withRound(`/api/findings?basis=${basis}`, round), { signal }),
  })
