import type { SectionSession } from './sectionSession.ts'

const LONGEST_MS = 5_000

/**
 * Takes a session down once the server has everything on disk. Whoever leaves the page right behind the last keystroke
 * must not lose it, and must be told where it was refused.
 * @param onUnsent told before the session goes with something that is not saved
 */
export function closeWhenSaved(session: SectionSession, onUnsent: (session: SectionSession) => void): void {
  const { status } = session.connection
  const isSaved = () => status.value.unsaved.length === 0
  const end = () => {
    stop()
    clearTimeout(timer)
    if (!isSaved()) onUnsent(session)
    session.destroy()
  }
  const check = () => {
    if (isSaved() || status.value.link !== 'online') end()
  }
  const timer = setTimeout(end, LONGEST_MS)
  const stop = status.subscribe(check)
  session.close()
  check()
}
