import { useEffect } from 'react'
import type { Presence } from '../collab/presence.ts'
import type { OpenView } from './openView.ts'

/** Others see where somebody is, not every step of the way. */
const OFTEN_MS = 100

/** Tells the others which cell this window is in. */
export function usePresence(open: OpenView | null, presence: Presence): void {
  useEffect(() => {
    if (open === null) return undefined
    let timer: ReturnType<typeof setTimeout> | null = null
    const tell = () => {
      timer ??= setTimeout(() => {
        timer = null
        presence.moveTo(open.activeKey(), open.controller.editing !== null)
      }, OFTEN_MS)
    }
    tell()
    const stop = open.controller.subscribe(tell)
    return () => {
      if (timer !== null) clearTimeout(timer)
      stop()
    }
  }, [open, presence])
}
