import { useSyncExternalStore } from 'react'

const asked = window.matchMedia('(prefers-reduced-motion: reduce)')

const subscribe = (listener: () => void): (() => void) => {
  asked.addEventListener('change', listener)
  return () => asked.removeEventListener('change', listener)
}

/** Whether this person asked their system for as little motion as possible. */
export const useReducedMotion = (): boolean => useSyncExternalStore(subscribe, () => asked.matches)
