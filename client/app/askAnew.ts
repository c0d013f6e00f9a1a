import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Asks the server again for what has just changed there. Not by invalidating alone: a first answer that is still on its way
 * may be older than the change, and would be taken for the newest. For queries of `useQuery`, which bear to be broken off.
 */
export async function askAnew(queryClient: QueryClient, queryKey: QueryKey): Promise<void> {
  await queryClient.cancelQueries({ queryKey })
  await queryClient.invalidateQueries({ queryKey })
}
