import { useState, useSyncExternalStore } from 'react'
import type { SectionSession } from '../collab/sectionSession.ts'

/** Whether the document of a session has come, from the server or, without a connection, from this machine. */
export function useIsHere({ connection: { status }, isKept }: SectionSession): boolean {
  const came = useSyncExternalStore(status.subscribe, () => {
    const { synced, link } = status.value
    return synced || (isKept && link === 'offline')
  })
  // What has come once stays, whatever the connection does.
  const [isHere, setIsHere] = useState(false)
  if (came && !isHere) setIsHere(true)
  return isHere
}
