import type { Database } from '../storage/database.ts'

const EVERY_MS = 2_000

/**
 * Sees accounts change, whichever process changed them (the command line is another), by the revision of each person.
 * @param revoked told the user id of everybody whose revision went up since the last look
 * @returns how to stop
 */
export function watchRevisions(
  { read }: Database,
  revoked: (userId: string) => void,
  failed: (cause: unknown) => void,
): () => void {
  let known: Map<string, number> | null = null
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    try {
      const people = await read.selectFrom('people').select(['user_id', 'revision']).execute()
      // A person who is new since the last look began with revision 0.
      const before = known
      known = new Map(people.map(({ user_id, revision }) => [user_id, revision]))
      if (before === null) return
      for (const [userId, revision] of known) {
        if ((before.get(userId) ?? 0) !== revision) revoked(userId)
      }
    } catch (error) {
      failed(error)
    } finally {
      looking = false
    }
  }
  const timer = setInterval(() => void look(), EVERY_MS)
  timer.unref()
  void look()
  return () => clearInterval(timer)
}
