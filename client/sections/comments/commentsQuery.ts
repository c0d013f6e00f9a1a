import { CommentResult, CommentThreads, SectionReaders } from '@hesuan/shared/api/comments.ts'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../app/request.ts'

const pathOf = (sectionId: string) => `/api/sections/${encodeURIComponent(sectionId)}`

/** What is said about the cells of a section. */
export const commentsQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['comments', sectionId],
    queryFn: ({ signal }) => request(CommentThreads, `${pathOf(sectionId)}/comments`, { signal }),
  })

/** Who may read a section, and so can be named. */
export const readersQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['readers', sectionId],
    queryFn: ({ signal }) => request(SectionReaders, `${pathOf(sectionId)}/readers`, { signal }),
  })

/** What is said, with the user ids of those whom it names. */
export interface Said {
  readonly text: string
  readonly mentions: readonly string[]
}

/** What can be done to comments. */
export type CommentAct =
  | { readonly kind: 'say'; readonly cell: string; readonly said: Said }
  | { readonly kind: 'reply'; readonly thread: string; readonly said: Said }
  | { readonly kind: 'edit'; readonly thread: string; readonly comment: number; readonly said: Said }
  | { readonly kind: 'resolve' | 'reopen'; readonly thread: string }

/** Does it. @throws RequestError where the server refuses */
export function sendComment(sectionId: string, act: CommentAct): Promise<{ readonly thread: string }> {
  const path = `${pathOf(sectionId)}/comments`
  switch (act.kind) {
    case 'say':
      return request(CommentResult, path, { method: 'POST', body: { cell: act.cell, ...act.said } })
    case 'reply':
      return request(CommentResult, `${path}/${act.thread}/replies`, { method: 'POST', body: act.said })
    case 'edit':
      return request(CommentResult, `${path}/${act.thread}/${act.comment}`, { method: 'PUT', body: act.said })
    case 'resolve':
    case 'reopen':
      return request(CommentResult, `${path}/${act.thread}/${act.kind}`, { method: 'POST' })
  }
}
