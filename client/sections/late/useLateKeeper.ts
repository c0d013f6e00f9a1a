import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import type { StoredPiece } from '../offline/offlineDatabase.ts'
import { keepLate } from './keepLate.ts'
import { lateEditsQuery } from './lateEditsQuery.ts'
import { texts } from './texts.ts'

/**
 * Hands edits that came too late over to the server, and tells their author.
 * @returns to be called with the edits, how to take them from this machine, and how to keep them here as text, where the
 *   server won't
 */
export function useLateKeeper(
  sectionId: string,
  person: string,
): (pieces: readonly StoredPiece[], drop: () => Promise<void>, keepTexts: () => void) => void {
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const ended = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    ended.current = controller
    return () => controller.abort()
  }, [])
  return useCallback(
    (pieces, drop, keepTexts) => {
      const dropped = () =>
        drop().catch((error: unknown) => console.error('Edits could not be taken from the local store', error))
      const listener = {
        onKept: (edits: number) => {
          void message.warning(texts.keptElsewhere(edits), 6)
          void dropped()
          void queryClient.invalidateQueries({ queryKey: lateEditsQuery(sectionId).queryKey })
        },
        onUnreachable: () => void message.warning(texts.notKept, 6),
        onRefused: (cause: unknown) => {
          console.error('The server does not keep late edits', cause)
          keepTexts()
          void dropped()
        },
      }
      void keepLate(sectionId, person, pieces, listener, ended.current.signal)
    },
    [sectionId, person, message, queryClient],
  )
}
