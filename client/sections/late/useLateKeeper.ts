import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { askAnew } from '../../app/askAnew.ts'
import { stepMessage } from '../../app/stepMessage.ts'
import { useToasts } from '../../ui/useToasts.ts'
import type { SessionListener } from '../collab/sectionSession.ts'
import { keepLate, type RefusedLate } from './keepLate.ts'
import { keepOnServer, lateEditsQuery } from './lateEditsQuery.ts'
import { texts } from './texts.ts'

type OnLate = SessionListener['onLate']

/**
 * Hands edits that came too late over to the server, and tells their author. What the server will not keep stays on this
 * machine, whole.
 * @param onRefused told of what is refused, or of nothing where it is kept in the end
 */
export function useLateKeeper(
  sectionId: string,
  person: string,
  onRefused: (session: Parameters<OnLate>[0], refused: RefusedLate | null, drop: Parameters<OnLate>[2]) => void,
): OnLate {
  const message = useToasts()
  const queryClient = useQueryClient()
  const ended = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    ended.current = controller
    return () => controller.abort()
  }, [])
  return useCallback<OnLate>(
    (session, pieces, drop) => {
      const listener = {
        onDone: ({ pieces: done, edits, refused }: Parameters<Parameters<typeof keepLate>[2]['onDone']>[0]) => {
          // One step, one message: that the section was frozen meanwhile, and what became of the edits.
          const kept = edits > 0 ? texts.keptElsewhere(edits) : ''
          const key = stepMessage(sectionId)
          if (refused !== null) {
            const content = [kept, texts.refused(refused.claims.length, refused.reason)].filter(Boolean).join('；')
            message.error({ key, content, duration: 8 })
          } else if (edits > 0) message.warning({ key, content: kept, duration: 6 })
          onRefused(session, refused, drop)
          void askAnew(queryClient, lateEditsQuery(sectionId).queryKey)
          drop(done).catch((error: unknown) => console.error('Edits could not be taken from the local store', error))
        },
        onUnreachable: () => message.warning(texts.notKept, 6),
      }
      keepLate(pieces, (claims) => keepOnServer(sectionId, person, claims), listener, ended.current.signal).catch(
        (error: unknown) => console.error('Late edits could not be handed over', error),
      )
    },
    [sectionId, person, onRefused, message, queryClient],
  )
}
