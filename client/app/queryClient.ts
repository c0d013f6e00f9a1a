import { QueryClient } from '@tanstack/react-query'
import { RequestError } from './request.ts'

const RETRIES = 2

/** The cache of what the server said. Events of the server make parts of it stale, so nothing is asked for by time. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        // A browser that believes to be offline must be told that it is, not wait for ever; nor may an act that somebody
        // has forgotten happen when the network is back.
        networkMode: 'always',
        refetchOnReconnect: true,
        // A refusal stays a refusal; only broken connections and a server in trouble are worth another try.
        retry: (failures, error) =>
          failures < RETRIES && error instanceof RequestError && (error.status === 0 || error.status >= 500),
      },
      mutations: { networkMode: 'always' },
    },
  })
