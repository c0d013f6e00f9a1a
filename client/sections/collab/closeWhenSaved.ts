import type { SectionSession } from './sectionSession.ts'

const LONGEST_MS = 5_000

/**
 * Takes a session down once the server has everything on disk. Whoever leaves the page right behind the last keystroke
 * must not lose it, and must be told where it was refused.
 * @param onUnsent told before the session goes with something that is not saved
 * @param onEnd told when it goes; resolves when nothing of it holds anything any more
 */
export function closeWhenSaved(
  session: SectionSession,
  onUnsent: (session: SectionSession) => void,
  onEnd: (gone: Promise<void>) => void,
): void {
  const { connection, outgoing } = session
  const isSaved = () => outgoing.pieces.length === 0
  const end = () => {
    for (const stop of stops) stop()
    clearTimeout(timer)
    // What this machine keeps is sent when the section is opened again.
    if (!isSaved() && (outgoing.status.value.local === 'none' || outgoing.status.value.local === 'failed')) {
      onUnsent(session)
    }
    onEnd(session.destroy())
  }
  const check = () => {
    if (isSaved() || connection.status.value.link !== 'online') end()
  }
  const timer = setTimeout(end, LONGEST_MS)
  const stops = [connection.status.subscribe(check), outgoing.status.subscribe(check)]
  session.close()
  check()
}
