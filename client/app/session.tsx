import { SignedIn } from '@hesuan/shared/api/session.ts'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { rememberedSession, rememberSession } from './rememberedSession.ts'
import { isUnreachable, request } from './request.ts'

/** Who is signed in, as the server says; where it can't be reached, as it said last. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    try {
      const session = await request(SignedIn, '/api/session', { signal })
      rememberSession(session)
      return session
    } catch (error) {
      const remembered = isUnreachable(error) ? rememberedSession() : null
      if (remembered === null) throw error
      return remembered
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** The signed-in person; inside the signed-in frame only. */
export const useSession = (): SignedIn => useSuspenseQuery(sessionQuery).data
