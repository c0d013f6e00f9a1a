import type { CollabNotice } from '@hesuan/shared/api/collabMessages.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { errorSentence } from '../../app/errorSentence.ts'
import { RequestError } from '../../app/request.ts'
import { sectionDetailQuery } from '../../app/sectionDetail.ts'
import { useSession } from '../../app/session.tsx'
import type { CloseReason } from './closeReason.ts'
import { closeWhenSaved } from './closeWhenSaved.ts'
import { openSession, type SectionSession, type SessionListener } from './sectionSession.ts'

export type SessionState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly session: SectionSession }
  | { readonly kind: 'failed'; readonly message: string }

export interface SessionHandlers {
  readonly onNotice: (notice: CollabNotice) => void
  /** The server ended the connection. */
  readonly onClosed: (reason: CloseReason) => void
  /** A session goes that still holds edits which the server has not: they must be kept from it now. */
  readonly onUnsent: (session: SectionSession) => void
  /** Edits were found on this machine that can't be sent as edits any more. */
  readonly onLate: SessionListener['onLate']
  readonly onDrafts: SessionListener['onDrafts']
}

/** How many times a session may be ended within that time before the person is asked. */
const MOST_CLOSED = 3
const CLOSED_WITHIN_MS = 15_000

/**
 * The session on a section, opened anew whenever its document or this person's right to write becomes another one.
 * `reopen` opens it anew at once, with what the server says now.
 */
export function useSectionSession(
  detail: SectionDetail,
  handlers: SessionHandlers,
): { readonly state: SessionState; readonly reopen: () => void } {
  const me = useSession()
  const queryClient = useQueryClient()
  const [attempt, setAttempt] = useState(0)
  const closedAt = useRef<readonly number[]>([])
  const [state, setState] = useState<SessionState>({ kind: 'opening' })
  const { id, epoch } = detail
  const { write } = detail.may
  const refresh = () => queryClient.query({ ...sectionDetailQuery(id), staleTime: 0 })

  const fail = (error: unknown) => {
    console.error('The section could not be opened', error)
    setState({ kind: 'failed', message: errorSentence(error).sentence })
  }
  // Asked first: what ended the session has most likely changed the section, its document or the rights to it.
  const reopen = () => void refresh().then(() => setAttempt((count) => count + 1), fail)
  const onNotice = useEffectEvent((notice: CollabNotice) => {
    if (notice.code === 'section-frozen' || notice.code === 'section-open') {
      void queryClient.invalidateQueries({ queryKey: sectionDetailQuery(id).queryKey })
    }
    handlers.onNotice(notice)
  })
  const onClosed = useEffectEvent((reason: CloseReason) => {
    handlers.onClosed(reason)
    const now = performance.now()
    closedAt.current = [...closedAt.current, now].filter((at) => now - at < CLOSED_WITHIN_MS)
    // A server that ends every session at once must not be asked for ever.
    if (closedAt.current.length > MOST_CLOSED) setState({ kind: 'failed', message: reason.message })
    else if (reason.next === 'reopen') reopen()
    if (reason.next === 'sign-in') void refresh().catch(reportRefusal)
  })
  const onUnsent = useEffectEvent((session: SectionSession) => handlers.onUnsent(session))
  const stillAllowed = useEffectEvent(async () => {
    try {
      await refresh()
      return true
    } catch (error) {
      // Refused: the page shows it by the same query. Anything else: the network may come back.
      return !(error instanceof RequestError) || error.status < 400 || error.status >= 500
    }
  })
  const onLate = useEffectEvent<SessionListener['onLate']>((...late) => handlers.onLate(...late))
  const onDrafts = useEffectEvent<SessionListener['onDrafts']>((drafts) => handlers.onDrafts(drafts))
  const open = useEffectEvent((isLeft: () => boolean) =>
    openSession(detail, me, {
      onNotice,
      onClosed,
      stillAllowed,
      // Of a session that nobody wants any more the next one finds them.
      onLate: (...late) => (isLeft() ? undefined : onLate(...late)),
      onDrafts,
    }),
  )
  // What the session before has left is found only when it has let go of it.
  const before = useRef<Promise<unknown>>(Promise.resolve())

  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what makes a session another one
  useEffect(() => {
    let session: SectionSession | null = null
    let left = false
    setState({ kind: 'opening' })
    const isLeft = () => left
    const openNow = async () => {
      if (left) return
      const opened = await open(isLeft)
      if (left) return opened.destroy()
      session = opened
      setState({ kind: 'open', session: opened })
    }
    const opening = before.current.then(openNow).catch((error: unknown) => {
      if (!left) fail(error)
    })
    return () => {
      left = true
      before.current = opening
      if (session === null) return
      closeWhenSaved(session, onUnsent, (gone) => {
        before.current = gone
      })
    }
  }, [id, epoch, write, attempt])
  return { state, reopen }
}

/** A refusal leads to the sign-in page by itself. */
const reportRefusal = (error: unknown): void => console.warn('The section was refused', error)
