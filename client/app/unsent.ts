import { createContext, useContext } from 'react'
import { Observable, type Watched } from '../sections/observable.ts'
import type { UnsentSection } from '../sections/offline/thisMachine.ts'
import { useWatched } from '../sections/useWatched.ts'

const NOTHING: Watched<readonly UnsentSection[]> = new Observable<readonly UnsentSection[]>([])

/** What of the signed-in person's edits waits in this browser; the frame watches it. */
export const UnsentContext = createContext<Watched<readonly UnsentSection[]>>(NOTHING)

/** The sections of which edits wait in this browser, live. */
export const useUnsent = (): readonly UnsentSection[] => useWatched(useContext(UnsentContext))
