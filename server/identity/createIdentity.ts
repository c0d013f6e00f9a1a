import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { err, ok } from '@hesuan/shared/result.ts'
import { isAPIError } from 'better-auth/api'
import type { Database } from '../storage/database.ts'
import { createAccounts, roleOf } from './accounts.ts'
import { createAuthLibrary } from './authLibrary.ts'
import { refuseOwnPassword, replacePassword } from './changePassword.ts'
import { endExpiredSessions } from './expiredSessions.ts'
import type { Identity, PasswordChangeRefusal, SignedInPerson, SignInRefusal } from './identity.ts'
import { libraryAddress } from './libraryAddress.ts'
import { createPasswordHasher } from './passwordHash.ts'
import { watchRevisions } from './revocationWatch.ts'
import { createSessionCache } from './sessionCache.ts'
import { libraryHeaders, sessionCookie } from './sessionCookie.ts'
import { createSignInThrottle } from './signInThrottle.ts'

const WRONG_CREDENTIALS: SignInRefusal = { code: 'wrong-credentials', message: '用户名或密码不正确' }
const DISABLED: SignInRefusal = { code: 'disabled', message: '该账号已停用，请联系系统管理员' }
const SIGNED_OUT: PasswordChangeRefusal = { code: 'signed-out', message: '请先登录' }
const CROWDED: SignInRefusal = { code: 'too-many-attempts', message: '登录的人太多，请稍后再试' }
/** A password takes tens of milliseconds to check, one after the other: whoever floods the door waits outside. */
const MOST_AT_ONCE = 40
const SECRET_SETTING = 'auth-secret'

export interface IdentityOptions {
  readonly database: Database
  /** The address that people use; cookies are Secure where it is `https://`. */
  readonly baseUrl: string
  readonly clock: () => Date
  readonly warn: (message: string, cause?: unknown) => void
}

/** An identity that watches the database for changes until it is closed. */
export type RunningIdentity = Identity & { close(): void }

/** Users, passwords and sessions on better-auth, in the tables of our own migrations. */
export async function createIdentity({ database, baseUrl, clock, warn }: IdentityOptions): Promise<RunningIdentity> {
  const hasher = createPasswordHasher()
  const secret = await signingSecret(database)
  const library = createAuthLibrary({ database, hasher, baseUrl, secret, warn })
  const throttle = createSignInThrottle(database, clock)
  let signingIn = 0
  const cache = createSessionCache<SignedInPerson>(clock)
  const accounts = createAccounts(database, hasher, clock)
  const listeners = new Set<(userId: string, sessionId: string | null) => void>()
  const revoked = (userId: string, sessionId: string | null) => {
    cache.forget(userId)
    for (const listener of listeners) listener(userId, sessionId)
  }
  const stopExpiring = endExpiredSessions(database, clock, revoked, (cause) =>
    warn('could not remove expired sessions', cause),
  )
  const stopWatching = watchRevisions(
    database,
    (userId) => revoked(userId, null),
    (cause) => warn('could not read the revisions of accounts', cause),
  )

  const personOfSession = async (userId: string, sessionId: string): Promise<SignedInPerson | null> => {
    const person = await database.read.selectFrom('people').selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (person === undefined) return null
    const units = await database.read
      .selectFrom('memberships')
      .select('unit_code')
      .where('user_id', '=', userId)
      .orderBy('unit_code')
      .execute()
    return {
      userId,
      sessionId,
      username: person.username,
      displayName: person.display_name,
      role: roleOf(person.role),
      units: units.map(({ unit_code }) => unit_code),
      disabled: person.disabled === 1,
      mustChangePassword: person.password_handed_out === 1,
    }
  }

  const lookUp = async (headers: IncomingHttpHeaders): Promise<SignedInPerson | null> => {
    const found = await library.api.getSession({ headers: libraryHeaders(headers) })
    if (found === null) return null
    const person = await personOfSession(found.user.id, found.session.id)
    return person === null || person.disabled ? null : person
  }

  const anybodyOf: Identity['anybodyOf'] = async (headers) => {
    const cookie = sessionCookie(headers)
    return cookie === null ? null : cache.get(cookie, () => lookUp(headers))
  }

  const signIn: Identity['signIn'] = async ({ username, password }, headers) => {
    const blockedUntil = await throttle.attempt(username)
    if (blockedUntil !== null) return err(tooManyAttempts(blockedUntil, clock()))
    const signedIn = await library.api
      .signInEmail({
        body: { email: libraryAddress(username), password },
        headers: libraryHeaders(headers),
        asResponse: true,
      })
      .catch((error: unknown) => {
        if (isAPIError(error)) return null
        throw error
      })
    if (signedIn === null || !signedIn.ok) {
      if (signedIn !== null && signedIn.status >= 500)
        throw new Error(`the identity library answered ${signedIn.status}`)
      return err(WRONG_CREDENTIALS)
    }
    const setCookie = signedIn.headers.getSetCookie()
    const cookie = setCookie.map((line) => line.split(';', 1)[0]).join('; ')
    const session = await library.api.getSession({ headers: new Headers({ cookie }) })
    if (session === null) throw new Error('the identity library does not know the session that it opened')
    await throttle.succeeded(username)
    const person = await personOfSession(session.user.id, session.session.id)
    if (person === null || person.disabled) {
      await library.api.signOut({ headers: new Headers({ cookie }) })
      return err(person === null ? WRONG_CREDENTIALS : DISABLED)
    }
    return ok({ person, setCookie })
  }

  return {
    createUser: (user) => accounts.createUser(user),

    revoke: (userId) => revoked(userId, null),

    signIn: async (credentials, headers) => {
      if (signingIn >= MOST_AT_ONCE) return err(CROWDED)
      signingIn++
      try {
        return await signIn(credentials, headers)
      } finally {
        signingIn--
      }
    },

    signOut: async (headers) => {
      const person = await lookUp(headers)
      const response = await library.api.signOut({ headers: libraryHeaders(headers), asResponse: true })
      if (!response.ok) throw new Error(`the identity library answered ${response.status} to a sign-out`)
      if (person !== null) revoked(person.userId, person.sessionId)
      return response.headers.getSetCookie()
    },

    changePassword: async ({ current, next }, headers) => {
      const person = await lookUp(headers)
      if (person === null) return err(SIGNED_OUT)
      const weak = refuseOwnPassword(person, current, next)
      if (weak !== null) return err(weak)
      const blockedUntil = await throttle.attempt(person.username)
      if (blockedUntil !== null) return err(tooManyAttempts(blockedUntil, clock(), '密码输错'))
      const replaced = await replacePassword(database, hasher, person, { current, next, at: clock() })
      if (!replaced.ok) return replaced
      await throttle.succeeded(person.username)
      revoked(person.userId, null)
      return ok(person)
    },

    personOf: async (headers) => {
      const person = await anybodyOf(headers)
      return person === null || person.mustChangePassword ? null : person
    },

    anybodyOf,

    onRevoked: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    close: () => {
      stopWatching()
      stopExpiring()
    },
  }
}

/** What signs the cookies: made once and kept in the database, so that a restart ends nobody's session. */
async function signingSecret({ write }: Database): Promise<string> {
  await write
    .insertInto('settings')
    .values({ key: SECRET_SETTING, value: randomBytes(32).toString('base64') })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const { value } = await write
    .selectFrom('settings')
    .select('value')
    .where('key', '=', SECRET_SETTING)
    .executeTakeFirstOrThrow()
  return value
}

function tooManyAttempts(until: Date, now: Date, what = '登录失败') {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
  const wait = seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
  return { code: 'too-many-attempts', message: `${what}次数过多，请 ${wait}后再试` } as const
}
