import { useSyncExternalStore } from 'react'
import type { Watched } from './observable.ts'

/** The present value; the component renders again whenever it changes. */
export const useWatched = <T>(watched: Watched<T>): T => useSyncExternalStore(watched.subscribe, () => watched.value)
