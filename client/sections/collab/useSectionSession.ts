import type { CollabNotice } from '@hesuan/shared/api/collabMessages.ts'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { RequestError } from '../../app/request.ts'
import { sectionDetailQuery } from '../../app/sectionDetail.ts'
import { useSession } from '../../app/session.tsx'
import type { CloseReason } from './closeReason.ts'
import { closeWhenSaved } from './closeWhenSaved.ts'
import { openSession, type SectionSession } from './sectionSession.ts'

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
}

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
  const [state, setState] = useState<SessionState>({ kind: 'opening' })
  const { id, epoch } = detail
  const { write } = detail.may
  const refresh = () => queryClient.query({ ...sectionDetailQuery(id), staleTime: 0 })

  const reopen = () => {
    setAttempt((count) => count + 1)
    void queryClient.invalidateQueries({ queryKey: sectionDetailQuery(id).queryKey })
  }
  const onNotice = useEffectEvent((notice: CollabNotice) => {
    if (notice.code === 'section-frozen' || notice.code === 'section-open') {
      void queryClient.invalidateQueries({ queryKey: sectionDetailQuery(id).queryKey })
    }
    handlers.onNotice(notice)
  })
  const onClosed = useEffectEvent((reason: CloseReason) => {
    handlers.onClosed(reason)
    if (reason.next === 'reopen') reopen()
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
  const open = useEffectEvent(() => openSession(detail, me, { onNotice, onClosed, stillAllowed }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what makes a session another one
  useEffect(() => {
    let session: SectionSession | null = null
    let left = false
    setState({ kind: 'opening' })
    open().then(
      (opened) => {
        if (left) {
          opened.destroy()
          return
        }
        session = opened
        setState({ kind: 'open', session: opened })
      },
      (error: unknown) => {
        if (left) return
        console.error('The section could not be opened', error)
        setState({ kind: 'failed', message: error instanceof Error ? error.message : '此分册暂时打不开，请稍后再试' })
      },
    )
    return () => {
      left = true
      if (session !== null) closeWhenSaved(session, onUnsent)
    }
  }, [id, epoch, write, attempt])
  return { state, reopen }
}

/** A refusal leads to the sign-in page by itself. */
const reportRefusal = (error: unknown): void => console.warn('The section was refused', error)
