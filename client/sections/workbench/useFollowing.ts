import { useEffect, useEffectEvent, useState } from 'react'
import type { Person } from '../collab/presence.ts'

/** Whom this window follows, and how to begin and end it. */
export interface Following {
  readonly userId: string | null
  /** Begins to follow somebody, or ends it where they are followed already. */
  readonly toggle: (userId: string) => void
}

/**
 * Goes where somebody goes, sheet after sheet, until a key or the mouse is used here: whoever works is never led away.
 * @param people who else is here now
 * @param onJump goes to a cell
 */
export function useFollowing(people: readonly Person[], onJump: (cell: string) => void): Following {
  const [userId, setUserId] = useState<string | null>(null)
  const followed = people.findLast((person) => person.userId === userId) ?? null
  const cell = followed?.cell ?? null
  const jump = useEffectEvent(onJump)
  useEffect(() => {
    if (cell !== null) jump(cell)
  }, [cell])
  const isGone = userId !== null && followed === null
  useEffect(() => {
    if (isGone) setUserId(null)
  }, [isGone])
  const isFollowing = userId !== null
  useEffect(() => {
    if (!isFollowing) return undefined
    const stop = (event: Event) => {
      // The faces have a click of their own, which ends it or follows somebody else.
      if (!(event.target instanceof Element && event.target.closest('.people') !== null)) setUserId(null)
    }
    const kinds = ['keydown', 'pointerdown', 'wheel', 'compositionstart'] as const
    for (const kind of kinds) window.addEventListener(kind, stop, { capture: true, passive: true })
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, stop, { capture: true })
    }
  }, [isFollowing])
  return { userId, toggle: (next) => setUserId((now) => (now === next ? null : next)) }
}
