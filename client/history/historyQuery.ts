import { HistoryPage } from '@hesuan/shared/api/history.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { request } from '../app/request.ts'

const PAGE = 100

export interface HistoryScope {
  readonly sectionId: string
  /** Only this cell; null: all. */
  readonly cell: string | null
  /** Only this user; null: everybody. */
  readonly author: string | null
}

/** The changes of a section, newest first, a page at a time. */
export const historyQuery = ({ sectionId, cell, author }: HistoryScope) =>
  infiniteQueryOptions({
    queryKey: ['history', sectionId, cell, author],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) => {
      const query = new URLSearchParams({ limit: String(PAGE) })
      if (pageParam !== null) query.set('before', String(pageParam))
      if (cell !== null) query.set('cell', cell)
      if (author !== null) query.set('author', author)
      return request(HistoryPage, `/api/sections/${encodeURIComponent(sectionId)}/history?${query}`, { signal })
    },
    getNextPageParam: ({ entries, more }) => (more ? (entries.at(-1)?.sequence ?? null) : null),
  })
