import { sql } from 'kysely'
import type { Database } from '../storage/database.ts'

const EVERY_MS = 60_000

/** The library's table, as far as it is looked at here; each database keeps moments in its own way. */
type SessionTable = { auth_sessions: { id: string; user_id: string; expires_at: unknown } }

/**
 * Removes sessions whose time is over: a request is refused by itself then, but an open socket would stay.
 * @param ended told of each
 * @returns how to stop
 */
export function endExpiredSessions(
  database: Database,
  clock: () => Date,
  ended: (userId: string, sessionId: string) => void,
  failed: (cause: unknown) => void,
): () => void {
  const timer = setInterval(() => {
    removeExpired(database, clock()).then((sessions) => {
      for (const { user_id, id } of sessions) ended(user_id, id)
    }, failed)
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Removes the sessions that have expired by then, and says whose they were. */
export const removeExpired = ({ write }: Database, now: Date) =>
  write
    .withTables<SessionTable>()
    .deleteFrom('auth_sessions')
    .where('expires_at', '<=', sql<unknown>`${now.toISOString()}`)
    .returning(['id', 'user_id'])
    .execute()
