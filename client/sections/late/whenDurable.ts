import type { SectionSession } from '../collab/sectionSession.ts'

const LONGEST_MS = 20_000

/** Whether the server has everything of this window on disk, within a while. */
export function whenDurable({ outgoing }: Pick<SectionSession, 'outgoing'>): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (outgoing.pieces.length === 0) end(true)
    }
    const end = (durable: boolean) => {
      clearTimeout(timer)
      stop()
      resolve(durable)
    }
    const timer = setTimeout(() => end(false), LONGEST_MS)
    const stop = outgoing.status.subscribe(look)
    look()
  })
}
