import type { CommentThread } from '@hesuan/shared/api/comments.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { askAnew } from '../../app/askAnew.ts'
import { errorSentence } from '../../app/errorSentence.ts'
import { useServerEvent } from '../../app/events.ts'
import { useToasts } from '../../ui/useToasts.ts'
import { Observable, type Watched } from '../observable.ts'
import { type CommentAct, commentsQuery, readersQuery, sendComment } from './commentsQuery.ts'
import type { Named } from './mentions.ts'
import { texts } from './texts.ts'

const LONGEST_MARK = 80

/** The comments of an open section, and what can be done with them. */
export interface CommentDesk {
  /** The one where something happened last first. */
  readonly threads: readonly CommentThread[]
  /** Set where they could not be had. */
  readonly error: Error | null
  readonly people: readonly Named[]
  readonly mayComment: boolean
  /** What is open, in short, by the cells that it is about. */
  readonly marks: Watched<ReadonlyMap<string, string>>
  /** Texts that are not sent yet, by what they answer: nothing is lost by looking at another tab. */
  readonly drafts: Map<string, string>
  /** False where it was refused, which the person is told. */
  readonly send: (act: CommentAct) => Promise<boolean>
  readonly retry: () => void
}

export function useComments({ id, may, returned }: SectionDetail): CommentDesk {
  const queryClient = useQueryClient()
  const message = useToasts()
  const [marks] = useState(() => new Observable<ReadonlyMap<string, string>>(new Map()))
  const [drafts] = useState(() => new Map<string, string>())
  const { data, error, refetch } = useQuery(commentsQuery(id))
  const { data: readers } = useQuery({ ...readersQuery(id), enabled: may.comment })
  const threads = useMemo(() => data?.threads ?? [], [data])
  useServerEvent('section:comments', ({ sectionId }) => {
    if (sectionId === id) void askAnew(queryClient, commentsQuery(id).queryKey)
  })
  useEffect(() => {
    const open = threads.filter(({ resolved }) => !resolved)
    const pinned = (returned?.points ?? []).flatMap(({ cell, text }): [string, string][] =>
      cell === null ? [] : [[cell, texts.pinned(text)]],
    )
    // Where somebody has said something since, that is the newer word.
    marks.set(new Map([...pinned, ...open.map((thread): [string, string] => [thread.cell, markOf(thread)])]))
  }, [threads, marks, returned])
  const send = async (act: CommentAct) => {
    try {
      await sendComment(id, act)
    } catch (cause) {
      message.error(errorSentence(cause).sentence, 6)
      return false
    }
    await askAnew(queryClient, commentsQuery(id).queryKey)
    return true
  }
  return {
    threads,
    error,
    people: readers?.people ?? [],
    mayComment: may.comment,
    marks,
    drafts,
    send,
    retry: () => void refetch(),
  }
}

function markOf({ comments }: CommentThread): string {
  const names = [...new Set(comments.map(({ author }) => author.displayName))].join('、')
  const last = comments.at(-1)?.text.replace(/\s+/g, ' ') ?? ''
  return texts.mark(names, last.length > LONGEST_MARK ? `${last.slice(0, LONGEST_MARK)}…` : last)
}
