import { randomInt } from 'node:crypto'
import type { ChangeAdminUser, NewAdminUser } from '@hesuan/shared/api/admin.ts'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import type { Role } from '@hesuan/shared/workflow/transitions.ts'
import type { z } from 'zod'
import type { Refusal } from '../http/refusal.ts'
import type { AccountRefusal, Accounts, Identity, Recorded, SignedInPerson, UserEntry } from '../identity/identity.ts'
import { type AdminAct, addAdminEvent } from '../storage/administration.ts'

const ROLE_TEXT = {
  accountant: '单位经办',
  unitHead: '单位负责人',
  departmentHead: '部门审核',
  auditor: '审计',
  admin: '系统管理',
} as const satisfies Record<Role, string>

const NOT_YOURSELF: Refusal = { code: 'wrong-state', message: '不能停用自己的账号，也不能取消自己的系统管理角色' }
/** Without characters that are read for each other. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const PASSWORD_LENGTH = 12

export interface PeopleParts {
  readonly accounts: Accounts
  readonly identity: Pick<Identity, 'revoke'>
  readonly clock: () => Date
}

type Given = Result<{ readonly username: string; readonly password: string }, Refusal>

/** What an administrator does to accounts: each with its entry in the record, in one transaction. */
export class People {
  readonly #parts: PeopleParts
  readonly #person: SignedInPerson

  constructor(parts: PeopleParts, person: SignedInPerson) {
    this.#parts = parts
    this.#person = person
  }

  async add(user: z.infer<typeof NewAdminUser>): Promise<Given> {
    const password = oneTimePassword()
    const recorded = this.#record('新增用户', user.username, null, inWords(user))
    const created = await this.#parts.accounts.createUser({ ...user, password, passwordHandedOut: true }, recorded)
    return created.ok ? ok({ username: user.username, password }) : err(refusalOf(created.error))
  }

  async resetPassword(username: string): Promise<Given> {
    const password = oneTimePassword()
    const done = await this.#of(username, (user) =>
      this.#parts.accounts.setPassword(user.username, password, {
        handedOut: true,
        recorded: this.#record('重置密码', user.username, null, null),
      }),
    )
    return done.ok ? ok({ username, password }) : done
  }

  disable(username: string): Promise<Result<UserEntry, Refusal>> {
    return this.#of(username, async (user) => {
      if (user.userId === this.#person.userId) return err(NOT_YOURSELF)
      const recorded = this.#record('停用用户', user.username, '启用', '停用')
      return this.#parts.accounts.disableUser(user.username, recorded)
    })
  }

  enable(username: string): Promise<Result<UserEntry, Refusal>> {
    return this.#of(username, (user) =>
      this.#parts.accounts.enableUser(user.username, this.#record('启用用户', user.username, '停用', '启用')),
    )
  }

  change(username: string, change: z.infer<typeof ChangeAdminUser>): Promise<Result<UserEntry, Refusal>> {
    return this.#of(username, async (user) => {
      if (user.userId === this.#person.userId && change.role !== 'admin') return err(NOT_YOURSELF)
      const recorded = this.#record('修改用户', user.username, inWords(user), inWords(change))
      return this.#parts.accounts.changeUser(user.username, change, recorded)
    })
  }

  /** Sockets and sessions of the person end, or come back with the new rights, at once. */
  async #of(
    username: string,
    act: (user: UserEntry) => Promise<Result<void, AccountRefusal | Refusal>>,
  ): Promise<Result<UserEntry, Refusal>> {
    const user = (await this.#parts.accounts.listUsers()).find((one) => one.username === username)
    if (user === undefined) return err({ code: 'not-found', message: `没有名为 ${username} 的用户` })
    const done = await act(user)
    if (!done.ok) return err(refusalOf(done.error))
    this.#parts.identity.revoke(user.userId)
    return ok(user)
  }

  #record(action: string, subject: string, before: string | null, after: string | null): Recorded {
    const { userId } = this.#person
    const act: AdminAct = { action, subject, before, after, userId, at: this.#parts.clock().toISOString() }
    return (trx) => addAdminEvent(trx, act)
  }
}

const inWords = ({ displayName, role, units }: Pick<UserEntry, 'displayName' | 'role' | 'units'>): string =>
  [displayName, ROLE_TEXT[role], ...units].join(' · ')

const oneTimePassword = (): string =>
  Array.from({ length: PASSWORD_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')

const refusalOf = (refusal: AccountRefusal | Refusal): Refusal => {
  switch (refusal.code) {
    case 'username-taken':
    case 'bad-username':
    case 'weak-password':
    case 'unknown-unit':
      return { code: 'bad-request', message: refusal.message }
    case 'unknown-user':
      return { code: 'not-found', message: refusal.message }
    default:
      return refusal
  }
}
