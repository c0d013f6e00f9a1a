import { err, ok, type Result } from '@hesuan/shared/result.ts'
import type { Database } from '../storage/database.ts'
import type { PasswordChangeRefusal, SignedInPerson } from './identity.ts'
import type { PasswordHasher } from './passwordHash.ts'
import { LONGEST_PASSWORD } from './passwordRule.ts'

/** Whoever chooses a password of their own chooses a longer one than an administrator has to hand out. */
const SHORTEST_OWN = 12
/** What a password has to have beside a name that stands in it. */
const LEAST_BESIDE_NAME = 6

type AuthTables = {
  auth_accounts: { user_id: string; provider_id: string; password: string; updated_at: string }
  auth_sessions: { id: string; user_id: string }
}

/** Null where a person may take this password, else why not. */
export function refuseOwnPassword(
  { username, displayName }: Pick<SignedInPerson, 'username' | 'displayName'>,
  current: string,
  next: string,
): PasswordChangeRefusal | null {
  if (next.length < SHORTEST_OWN || next.length > LONGEST_PASSWORD) {
    return weak(`新密码须为 ${SHORTEST_OWN} 至 ${LONGEST_PASSWORD} 位`)
  }
  const rest = [username, displayName].reduce((left, name) => withoutName(left, name), next)
  if (rest.length < LEAST_BESIDE_NAME) return weak('新密码不能只由用户名或姓名组成')
  return next === current ? weak('新密码与当前密码相同') : null
}

/**
 * Takes the place of a person's password where they know the present one, and ends their other sessions: in this
 * transaction, and by the person's revision in every process.
 */
export async function replacePassword(
  { read, write }: Database,
  hasher: PasswordHasher,
  { userId, sessionId }: Pick<SignedInPerson, 'userId' | 'sessionId'>,
  { current, next, at }: { readonly current: string; readonly next: string; readonly at: Date },
): Promise<Result<void, PasswordChangeRefusal>> {
  const account = await read
    .withTables<AuthTables>()
    .selectFrom('auth_accounts')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  if (account === undefined || !(await hasher.verify(account.password, current))) return err(WRONG)
  const password = await hasher.hash(next)
  return write.transaction().execute(async (trx) => {
    const changed = await trx
      .withTables<AuthTables>()
      .updateTable('auth_accounts')
      .set({ password, updated_at: at.toISOString() })
      .where('user_id', '=', userId)
      .where('provider_id', '=', 'credential')
      // Somebody else may have set another one since it was looked at.
      .where('password', '=', account.password)
      .returning('user_id')
      .executeTakeFirst()
    if (changed === undefined) return err(WRONG)
    await trx
      .updateTable('people')
      .set((eb) => ({ revision: eb('revision', '+', 1), password_handed_out: 0 }))
      .where('user_id', '=', userId)
      .execute()
    await trx
      .withTables<AuthTables>()
      .deleteFrom('auth_sessions')
      .where('user_id', '=', userId)
      .where('id', '!=', sessionId)
      .execute()
    return ok(undefined)
  })
}

const WRONG: PasswordChangeRefusal = { code: 'wrong-password', message: '当前密码不正确' }
const weak = (message: string): PasswordChangeRefusal => ({ code: 'weak-password', message })

const withoutName = (text: string, name: string): string =>
  name === '' ? text : text.toLowerCase().split(name.toLowerCase()).join('')
