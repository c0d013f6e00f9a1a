import { useEffect, useEffectEvent, useRef } from 'react'
import { useServerEvent } from './events.ts'

/** Several people type at once; asking for every one of their figures would be more work than reading them. */
const SETTLE_MS = 800

/** Calls back some time after figures of some section have changed, once for all edits until then. */
export function useSettledEdits(act: () => void): void {
  const actNow = useEffectEvent(act)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useServerEvent('section:edited', () => {
    timer.current ??= setTimeout(() => {
      timer.current = null
      actNow()
    }, SETTLE_MS)
  })
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
}
