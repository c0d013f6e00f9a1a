import { useEffect, useEffectEvent } from 'react'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { Draft, OpenView } from './openView.ts'

/** People type faster than that is worth writing. */
const AT_MOST_EVERY_MS = 300

/**
 * Keeps what is half typed: it is no value yet, so it is not entered, and it must not vanish when the page goes, nor when
 * the browser ends without a word.
 * @param onLeaving told of it when the page goes; under the clientID of its window, as the session keeps it too
 */
export function useKeptDraft(
  open: OpenView | null,
  session: SectionSession,
  onLeaving: (draft: Draft, client: number) => void,
): void {
  const keep = useEffectEvent(() => {
    const draft = open?.draft() ?? null
    if (draft !== null) onLeaving(draft, session.document.doc.clientID)
  })
  useEffect(() => {
    const keepNow = () => keep()
    window.addEventListener('pagehide', keepNow)
    return () => window.removeEventListener('pagehide', keepNow)
  }, [])

  useEffect(() => {
    if (open === null) return undefined
    let kept: Draft | null = null
    let timer: ReturnType<typeof setTimeout> | null = null
    const write = (draft: Draft | null) => {
      if (draft?.place === kept?.place && draft?.text === kept?.text) return
      kept = draft
      session.keepDraft(draft).catch(reportUnkept)
    }
    const stop = open.controller.subscribe(() => {
      // At once: what was entered must not be found as half-written.
      if (open.controller.editing === null) return write(null)
      if (timer !== null) return undefined
      timer = setTimeout(() => {
        timer = null
        write(open.draft())
      }, AT_MOST_EVERY_MS)
      return undefined
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
      // Whoever closes the view enters what is typed, or keeps it elsewhere.
      write(null)
    }
  }, [open, session])
}

const reportUnkept = (error: unknown): void => console.warn('A half-written text could not be kept', error)
