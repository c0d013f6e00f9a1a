import { createAccounts } from '@hesuan/server/identity/accounts.ts'
import { createIdentity, type RunningIdentity } from '@hesuan/server/identity/createIdentity.ts'
import { removeExpired } from '@hesuan/server/identity/expiredSessions.ts'
import type { Accounts } from '@hesuan/server/identity/identity.ts'
import { createPasswordHasher } from '@hesuan/server/identity/passwordHash.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedSection } from './seedSection.ts'
import { TEST_DATABASES, type TestDatabase } from './testDatabases.ts'

const PASSWORD = 'correct horse 2022'

describe.each(TEST_DATABASES)('people, passwords and sessions on $name', ({ open }) => {
  let test: TestDatabase
  let identity: RunningIdentity
  let accounts: Accounts
  let now = new Date('2022-03-01T08:00:00.000Z').getTime()
  const later = (milliseconds: number) => {
    now += milliseconds
  }
  const createUser = (username: string) =>
    identity.createUser({ username, displayName: '张三', password: PASSWORD, role: 'accountant', units: ['701001'] })
  const signIn = (username: string, password = PASSWORD) => identity.signIn({ username, password }, {})
  const cookieOf = async (username: string): Promise<string> => {
    const result = await signIn(username)
    if (!result.ok) throw new Error(result.error.message)
    return result.value.setCookie.map((line) => line.split(';')[0]).join('; ')
  }

  beforeAll(async () => {
    test = await open()
    await seedSection(test.database)
    // The library looks at the real time, so the sessions of this test must not be old by it.
    now = Date.now()
    const clock = () => new Date(now)
    identity = await createIdentity({
      database: test.database,
      baseUrl: 'http://127.0.0.1:3000',
      clock,
      warn: () => undefined,
    })
    accounts = createAccounts(test.database, createPasswordHasher(), clock)
    await createUser('zhang')
  })
  afterAll(async () => {
    identity.close()
    await test.dispose()
  })

  it('[AUT-1] opens a session whose cookie scripts and other sites do not get', async () => {
    const result = await signIn('zhang')
    expect(result).toMatchObject({
      ok: true,
      value: { person: { username: 'zhang', displayName: '张三', role: 'accountant', units: ['701001'] } },
    })
    const [cookie = ''] = result.ok ? result.value.setCookie : []
    expect(cookie).toMatch(/^hesuan\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).not.toMatch(/Secure/i)
  })

  it('[AUT-1] marks the cookie Secure where people come over TLS', async () => {
    const behindTls = await createIdentity({
      database: test.database,
      baseUrl: 'https://budget.example.cn',
      clock: () => new Date(now),
      warn: () => undefined,
    })
    const result = await behindTls.signIn({ username: 'zhang', password: PASSWORD }, {})
    expect(result.ok && result.value.setCookie[0]).toMatch(/^__Secure-hesuan\.session_token=.*; Secure/)
    const cookie = result.ok ? result.value.setCookie.map((line) => line.split(';')[0]).join('; ') : ''
    expect(await behindTls.personOf({ cookie })).toMatchObject({ username: 'zhang' })
    behindTls.close()
  })

  it('[AUT-2] answers a wrong password and an unknown user alike', async () => {
    const wrong = await signIn('zhang', 'not the password')
    const unknown = await signIn('nobody.here', 'not the password')
    expect(wrong).toEqual({ ok: false, error: { code: 'wrong-credentials', message: '用户名或密码不正确' } })
    expect(unknown).toEqual(wrong)
    expect(await signIn("' or 1=1 --", 'x')).toEqual(wrong)
  })

  it('[AUT-3] pauses an account after five failures, longer each time, and no other account', async () => {
    await createUser('guessed')
    for (let attempt = 0; attempt < 5; attempt++) await signIn('guessed', `guess ${attempt}`)
    expect(await signIn('guessed')).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } })
    expect(await signIn('zhang')).toMatchObject({ ok: true })
    later(31_000)
    expect(await signIn('guessed', 'guess 6')).toMatchObject({ ok: false, error: { code: 'wrong-credentials' } })
    later(31_000)
    expect(await signIn('guessed')).toMatchObject({ ok: false, error: { code: 'too-many-attempts' } })
    later(31_000)
    expect(await signIn('guessed')).toMatchObject({ ok: true })
    expect(await signIn('guessed', 'one mistake')).toMatchObject({ ok: false, error: { code: 'wrong-credentials' } })
    expect(await signIn('guessed')).toMatchObject({ ok: true })
  })

  it('[AUT-3] counts attempts that are made at the same time', async () => {
    await createUser('crowded')
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn('crowded', `guess ${n}`)))
    const looked = answers.filter((answer) => !answer.ok && answer.error.code === 'wrong-credentials')
    expect(looked).toHaveLength(5)
  })

  it('[AUT-4] knows the person behind the cookie until the session ends', async () => {
    const cookie = await cookieOf('zhang')
    expect(await identity.personOf({ cookie })).toMatchObject({ username: 'zhang', units: ['701001'] })
    const revoked: unknown[] = []
    const stop = identity.onRevoked((userId, sessionId) => revoked.push({ userId, sessionId }))
    const person = await identity.personOf({ cookie })
    const forget = await identity.signOut({ cookie })
    expect(forget.some((line) => /hesuan\.session_token=;.*Max-Age=0/i.test(line))).toBe(true)
    expect(await identity.personOf({ cookie })).toBeNull()
    expect(revoked).toEqual([{ userId: person?.userId, sessionId: person?.sessionId }])
    stop()
  })

  it('[AUT-4] knows nobody behind a missing, made-up or altered cookie', async () => {
    const cookie = await cookieOf('zhang')
    expect(await identity.personOf({})).toBeNull()
    expect(await identity.personOf({ cookie: 'hesuan.session_token=made.up' })).toBeNull()
    expect(await identity.personOf({ cookie: cookie.replace(/=./, '=%21') })).toBeNull()
  })

  it('[AUT-5] ends the sessions of somebody who is disabled, and lets them in no more', async () => {
    await createUser('leaver')
    const cookie = await cookieOf('leaver')
    const person = await identity.personOf({ cookie })
    const revoked = new Promise<string>((resolve) => identity.onRevoked(resolve))
    // Another process does it, as the command line would: seen by the revision of the person.
    expect(await accounts.disableUser('leaver')).toEqual({ ok: true, value: undefined })
    expect(await revoked).toBe(person?.userId)
    expect(await identity.personOf({ cookie })).toBeNull()
    expect(await signIn('leaver')).toMatchObject({ ok: false, error: { code: 'disabled' } })
    expect(await accounts.listUsers()).toContainEqual(expect.objectContaining({ username: 'leaver', disabled: true }))
  })

  it('[AUT-6] opens with the new password only, once it is set', async () => {
    await createUser('changer')
    const cookie = await cookieOf('changer')
    expect(await accounts.setPassword('changer', 'another 2022 word')).toEqual({ ok: true, value: undefined })
    later(2_000)
    expect(await identity.personOf({ cookie })).toBeNull()
    expect(await signIn('changer')).toMatchObject({ ok: false, error: { code: 'wrong-credentials' } })
    expect(await signIn('changer', 'another 2022 word')).toMatchObject({ ok: true })
  })

  it('[AUT-10] removes sessions whose time is over, and says whose they were', async () => {
    await createUser('sleeper')
    const cookie = await cookieOf('sleeper')
    const person = await identity.personOf({ cookie })
    const hours = (count: number) => new Date(now + count * 3_600_000)
    expect(await removeExpired(test.database, hours(11))).toEqual([])
    const removed = await removeExpired(test.database, hours(13))
    expect(removed).toContainEqual({ id: person?.sessionId, user_id: person?.userId })
    later(2_000)
    expect(await identity.personOf({ cookie })).toBeNull()
  })

  it('[AUT-11] turns away a crowd at the door before it looks at any password', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => signIn(`crowd${n}`, 'guess')))
    const turnedAway = answers.filter((answer) => !answer.ok && answer.error.message === '登录的人太多，请稍后再试')
    expect(turnedAway).toHaveLength(20)
    expect(await signIn('zhang')).toMatchObject({ ok: true })
  })

  it.each([
    ['a name that is taken', { username: 'zhang' }, 'username-taken'],
    ['a name with blanks', { username: 'li si' }, 'bad-username'],
    ['a short password', { password: '1234567' }, 'weak-password'],
    ['a unit that there is none of', { units: ['999999'] }, 'unknown-unit'],
  ])('[AUT-7] refuses an account with %s', async (_, wrong, code) => {
    const user = { username: 'fresh', displayName: '李四', password: PASSWORD, role: 'accountant' as const, units: [] }
    expect(await identity.createUser({ ...user, ...wrong })).toMatchObject({ ok: false, error: { code } })
    expect((await accounts.listUsers()).some(({ username }) => username === 'fresh')).toBe(false)
  })

  it('[AUT-8] keeps passwords as argon2id hashes only', async () => {
    const { rows } = await test.database.read
      .withTables<{ auth_accounts: { password: string } }>()
      .selectFrom('auth_accounts')
      .select('password')
      .execute()
      .then((found) => ({ rows: found }))
    expect(rows.length).toBeGreaterThan(0)
    for (const { password } of rows) expect(password).toMatch(/^\$argon2id\$v=19\$m=7168,t=5,p=1\$/)
  })

  it('[AUT-9] lets nobody be the user that the program writes as', async () => {
    expect(await signIn('system', '')).toMatchObject({ ok: false })
    expect(await accounts.setPassword('system', PASSWORD)).toMatchObject({ ok: false, error: { code: 'unknown-user' } })
    expect((await accounts.listUsers()).some(({ username }) => username === 'system')).toBe(false)
  })
})
