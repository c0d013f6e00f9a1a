import { SignedIn } from '@hesuan/shared/api/session.ts'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { request } from './request.ts'

/** Who is signed in, as the server says. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request(SignedIn, '/api/session', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** The signed-in person; inside the signed-in frame only. */
export const useSession = (): SignedIn => useSuspenseQuery(sessionQuery).data
