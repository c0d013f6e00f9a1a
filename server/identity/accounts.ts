import { randomUUID } from 'node:crypto'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { ROLES, type Role } from '@hesuan/shared/workflow/transitions.ts'
import type { Database, Trx } from '../storage/database.ts'
import { isUniqueViolation } from '../storage/violations.ts'
import type { AccountRefusal, Accounts, NewUser, Recorded, UserEntry } from './identity.ts'
import { libraryAddress } from './libraryAddress.ts'
import type { PasswordHasher } from './passwordHash.ts'
import { LONGEST_PASSWORD } from './passwordRule.ts'
import { SYSTEM_USER_ID } from './systemUser.ts'

const SHORTEST_PASSWORD = 8

/** The library's tables, as far as accounts are written by us: in one transaction with the person they belong to. */
type AuthTables = {
  auth_users: {
    id: string
    name: string
    email: string
    email_verified: boolean
    created_at: string
    updated_at: string
  }
  auth_accounts: {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    password: string
    created_at: string
    updated_at: string
  }
  auth_sessions: { user_id: string }
}

/** Creating and changing accounts. Every change of rights or password raises the person's revision. */
export function createAccounts({ write, read }: Database, hasher: PasswordHasher, clock: () => Date): Accounts {
  return {
    createUser: async (user, recorded = NOTHING_MORE) => {
      const refused = refuseUser(user)
      if (refused !== null) return err(refused)
      const password = await hasher.hash(user.password)
      try {
        return await write.transaction().execute(async (trx) => {
          const unknown = await unknownUnit(trx, user.units)
          if (unknown !== null) return err(unknown)
          const userId = randomUUID()
          await insertUser(trx, { ...user, userId, password, at: clock().toISOString() })
          await trx
            .insertInto('people')
            .values({
              user_id: userId,
              username: user.username,
              display_name: user.displayName,
              role: user.role,
              disabled: 0,
              revision: 0,
              password_handed_out: user.passwordHandedOut === true ? 1 : 0,
            })
            .execute()
          for (const unit of user.units) {
            await trx.insertInto('memberships').values({ user_id: userId, unit_code: unit }).execute()
          }
          await recorded(trx)
          return ok({ userId })
        })
      } catch (error) {
        if (isUniqueViolation(error))
          return err({ code: 'username-taken', message: `用户名 ${user.username} 已被使用` })
        throw error
      }
    },

    listUsers: async () => {
      const people = await read
        .selectFrom('people')
        .selectAll()
        .where('user_id', '!=', SYSTEM_USER_ID)
        .orderBy('username')
        .execute()
      const memberships = await read.selectFrom('memberships').selectAll().orderBy('unit_code').execute()
      return people.map(
        (person): UserEntry => ({
          userId: person.user_id,
          username: person.username,
          displayName: person.display_name,
          role: roleOf(person.role),
          units: memberships.filter(({ user_id }) => user_id === person.user_id).map(({ unit_code }) => unit_code),
          disabled: person.disabled === 1,
        }),
      )
    },

    disableUser: (username, recorded = NOTHING_MORE) =>
      write.transaction().execute(async (trx) => {
        const userId = await changePerson(trx, username, { disabled: 1 })
        if (userId === null) return err(unknownUser(username))
        await endSessions(trx, userId)
        await recorded(trx)
        return ok(undefined)
      }),

    enableUser: (username, recorded = NOTHING_MORE) =>
      write.transaction().execute(async (trx) => {
        if ((await changePerson(trx, username, { disabled: 0 })) === null) return err(unknownUser(username))
        await recorded(trx)
        return ok(undefined)
      }),

    changeUser: (username, { displayName, role, units }, recorded = NOTHING_MORE) =>
      write.transaction().execute(async (trx): Promise<Result<void, AccountRefusal>> => {
        if (displayName.trim() === '') return err(NO_NAME)
        const unknown = await unknownUnit(trx, units)
        if (unknown !== null) return err(unknown)
        const userId = await changePerson(trx, username, { display_name: displayName, role })
        if (userId === null) return err(unknownUser(username))
        await trx.deleteFrom('memberships').where('user_id', '=', userId).execute()
        for (const unit of units) {
          await trx.insertInto('memberships').values({ user_id: userId, unit_code: unit }).execute()
        }
        await recorded(trx)
        return ok(undefined)
      }),

    setPassword: async (username, password, { handedOut, recorded } = { handedOut: false, recorded: NOTHING_MORE }) => {
      const weak = refusePassword(password)
      if (weak !== null) return err(weak)
      const hash = await hasher.hash(password)
      return write.transaction().execute(async (trx): Promise<Result<void, AccountRefusal>> => {
        const userId = await changePerson(trx, username, { password_handed_out: handedOut ? 1 : 0 })
        if (userId === null) return err(unknownUser(username))
        await trx
          .withTables<AuthTables>()
          .updateTable('auth_accounts')
          .set({ password: hash, updated_at: clock().toISOString() })
          .where('user_id', '=', userId)
          .where('provider_id', '=', 'credential')
          .execute()
        await endSessions(trx, userId)
        await recorded(trx)
        return ok(undefined)
      })
    },
  }
}

const NOTHING_MORE: Recorded = async () => undefined
const NO_NAME: AccountRefusal = { code: 'bad-username', message: '姓名不能为空' }

/** Changes a person and raises their revision. Returns their id; null where there is none of that name. */
async function changePerson(
  trx: Trx,
  username: string,
  change: {
    readonly disabled?: 0 | 1
    readonly display_name?: string
    readonly role?: Role
    readonly password_handed_out?: 0 | 1
  },
): Promise<string | null> {
  const changed = await trx
    .updateTable('people')
    .set((eb) => ({ ...change, revision: eb('revision', '+', 1) }))
    .where('username', '=', username)
    .where('user_id', '!=', SYSTEM_USER_ID)
    .returning('user_id')
    .executeTakeFirst()
  return changed?.user_id ?? null
}

async function unknownUnit(trx: Trx, units: readonly string[]): Promise<AccountRefusal | null> {
  const known = await trx.selectFrom('units').select('code').execute()
  const unknown = units.find((unit) => !known.some(({ code }) => code === unit))
  return unknown === undefined ? null : { code: 'unknown-unit', message: `没有编码为 ${unknown} 的单位` }
}

/** A role as the database keeps it; its check constraint leaves nothing else. */
export function roleOf(text: string): Role {
  const role = ROLES.find((known) => known === text)
  if (role === undefined) throw new Error(`the database holds an unknown role: ${text}`)
  return role
}

async function insertUser(trx: Trx, user: NewUser & { readonly userId: string; readonly at: string }): Promise<void> {
  await trx
    .withTables<AuthTables>()
    .insertInto('auth_users')
    .values({
      id: user.userId,
      name: user.displayName,
      email: libraryAddress(user.username),
      email_verified: false,
      created_at: user.at,
      updated_at: user.at,
    })
    .execute()
  await trx
    .withTables<AuthTables>()
    .insertInto('auth_accounts')
    .values({
      id: randomUUID(),
      account_id: user.userId,
      provider_id: 'credential',
      user_id: user.userId,
      password: user.password,
      created_at: user.at,
      updated_at: user.at,
    })
    .execute()
}

const endSessions = async (trx: Trx, userId: string): Promise<void> => {
  await trx.withTables<AuthTables>().deleteFrom('auth_sessions').where('user_id', '=', userId).execute()
}

function refuseUser({ username, displayName, password }: NewUser): AccountRefusal | null {
  if (!/^[a-z0-9_.]{2,32}$/.test(username)) {
    return { code: 'bad-username', message: '用户名须为 2 至 32 位小写字母、数字、下划线或点' }
  }
  if (displayName.trim() === '') return NO_NAME
  return refusePassword(password)
}

function refusePassword(password: string): AccountRefusal | null {
  if (password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD) return null
  return { code: 'weak-password', message: `密码须为 ${SHORTEST_PASSWORD} 至 ${LONGEST_PASSWORD} 位` }
}

const unknownUser = (username: string): AccountRefusal => ({
  code: 'unknown-user',
  message: `没有名为 ${username} 的用户`,
})
