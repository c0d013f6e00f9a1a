import { type Basis, FindingsView } from '@hesuan/shared/api/consolidation.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'

/** What the cross-checks of the department found, from submitted figures or from the drafts as they are. */
export const findingsQuery = (basis: Basis) =>
  queryOptions({
    queryKey: ['findings', basis],
    queryFn: ({ signal }) => request(FindingsView, `/api/findings?basis=${basis}`, { signal }),
  })
