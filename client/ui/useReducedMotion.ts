import { useSyncExternalStore } from 'react'

const reduced = () => window.matchMedia('(prefers-reduced-motion: reduce)')

function subscribe(listener: () => void): () => void {
  const query = reduced()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether this person asked their system for as little motion as possible. */
export const useReducedMotion = (): boolean => useSyncExternalStore(subscribe, () => reduced().matches)
