import { Notices, UnreadNotices } from '@hesuan/shared/api/notices.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { request } from '../app/request.ts'

/** What this person has to know, newest first, page by page. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: ({ pageParam, signal }) =>
    request(Notices, `/api/notices${pageParam === null ? '' : `?before=${pageParam}`}`, { signal }),
  initialPageParam: null as number | null,
  getNextPageParam: ({ notices, more }) => (more ? (notices.at(-1)?.id ?? null) : null),
})

/** Marks notices as read: these, or all up to one. @throws RequestError */
export const markRead = (which: { readonly ids: readonly number[] } | { readonly upTo: number }) =>
  request(UnreadNotices, '/api/notices/read', { method: 'POST', body: which })
