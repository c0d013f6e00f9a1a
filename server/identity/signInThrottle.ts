import { createHash } from 'node:crypto'
import type { Database } from '../storage/database.ts'

const FREE_ATTEMPTS = 5
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 15 * 60_000
const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000

/** Slows down guessing, one account at a time, whether the account exists or not. */
export interface SignInThrottle {
  /**
   * Counts an attempt before the password is looked at, so that attempts made at the same time all count.
   * @returns null where it may go on, else the moment from which it may be tried again
   */
  attempt(username: string): Promise<Date | null>
  /** Forgets the attempts of an account after the right password. */
  succeeded(username: string): Promise<void>
}

/** Five attempts are free; after that each failure doubles the pause, from 30 seconds to 15 minutes. */
export function createSignInThrottle({ write }: Database, clock: () => Date): SignInThrottle {
  return {
    attempt: (username) =>
      write.transaction().execute(async (trx) => {
        const account = keyOf(username)
        const now = clock()
        await trx
          .deleteFrom('sign_in_failures')
          .where('last_at', '<', new Date(now.getTime() - FORGOTTEN_AFTER_MS).toISOString())
          .execute()
        const counted = await trx
          .insertInto('sign_in_failures')
          .values({ account, failures: 1, last_at: now.toISOString(), blocked_until: null })
          .onConflict((conflict) =>
            conflict
              .column('account')
              .doUpdateSet((eb) => ({
                failures: eb('sign_in_failures.failures', '+', 1),
                last_at: now.toISOString(),
              }))
              .where((eb) =>
                eb.or([
                  eb('sign_in_failures.blocked_until', 'is', null),
                  eb('sign_in_failures.blocked_until', '<=', now.toISOString()),
                ]),
              ),
          )
          .returning('failures')
          .executeTakeFirst()
        if (counted === undefined) {
          const { blocked_until } = await trx
            .selectFrom('sign_in_failures')
            .select('blocked_until')
            .where('account', '=', account)
            .executeTakeFirstOrThrow()
          return new Date(blocked_until ?? now)
        }
        await trx
          .updateTable('sign_in_failures')
          .set({ blocked_until: pauseAfter(counted.failures, now) })
          .where('account', '=', account)
          .execute()
        return null
      }),
    succeeded: async (username) => {
      await write.deleteFrom('sign_in_failures').where('account', '=', keyOf(username)).execute()
    },
  }
}

function pauseAfter(failures: number, now: Date): string | null {
  if (failures < FREE_ATTEMPTS) return null
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(20, failures - FREE_ATTEMPTS))
  return new Date(now.getTime() + pause).toISOString()
}

// A password typed into the field of the name must not be kept in clear.
const keyOf = (username: string): string => createHash('sha256').update(username.trim().toLowerCase()).digest('hex')
