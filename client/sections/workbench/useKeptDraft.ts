import { useEffect, useEffectEvent } from 'react'
import type { Draft, OpenView } from './openView.ts'

/** Keeps what is half typed when the page goes: it is no value yet, so it is not entered, and it must not vanish. */
export function useKeptDraft(open: OpenView | null, keepDraft: (draft: Draft) => void): void {
  const keep = useEffectEvent(() => {
    const draft = open?.draft() ?? null
    if (draft !== null) keepDraft(draft)
  })
  useEffect(() => {
    const keepNow = () => keep()
    window.addEventListener('pagehide', keepNow)
    return () => window.removeEventListener('pagehide', keepNow)
  }, [])
}
