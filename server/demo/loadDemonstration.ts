import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { importPublishedText } from '@hesuan/shared/import/publishedText/importPublishedText.ts'
import type { Role } from '@hesuan/shared/workflow/transitions.ts'
import type { Accounts } from '../identity/identity.ts'
import { createDepartment } from '../sections/createDepartment.ts'
import type { Database } from '../storage/database.ts'
import { isEmpty } from '../storage/departments.ts'

const DOCUMENT = new URL('./bazhong-hrss-budget-2022.txt', import.meta.url)
const SETTING = 'demonstration'

interface DemonstrationUser {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly units: readonly string[]
}

export const DEMONSTRATION_USERS: readonly DemonstrationUser[] = [
  { username: 'jiguan', displayName: '机关经办', role: 'accountant', units: ['701001'] },
  { username: 'shebao', displayName: '社保局经办', role: 'accountant', units: ['701002'] },
  { username: 'jiuye', displayName: '就业局经办', role: 'accountant', units: ['701003'] },
  { username: 'head', displayName: '部门审核', role: 'departmentHead', units: [] },
  { username: 'auditor', displayName: '审计', role: 'auditor', units: [] },
  { username: 'admin', displayName: '系统管理员', role: 'admin', units: [] },
]

/** `loaded`: just now, with this password for everybody. `present`: by an earlier start. `other`: other data. */
export type Demonstration =
  | { readonly state: 'loaded'; readonly password: string }
  | { readonly state: 'present' | 'other' }

/**
 * Loads the published 2022 budget and its users into an empty database.
 * A start that was cut off between the two is completed by the next one.
 * @param given the password for every user; null: a random one
 */
export async function loadDemonstration(
  database: Database,
  accounts: Pick<Accounts, 'createUser' | 'setPassword'>,
  given: string | null,
  clock: () => Date,
): Promise<Demonstration> {
  if (await isEmpty(database.read)) {
    const imported = importPublishedText(await readFile(DOCUMENT, 'utf8'))
    if (!imported.ok) throw new Error(`the demonstration can't be read: ${JSON.stringify(imported.error)}`)
    await database.write.transaction().execute(async (trx) => {
      await createDepartment(trx, imported.value, clock().toISOString())
      await trx.insertInto('settings').values({ key: SETTING, value: 'without-users' }).execute()
    })
  }
  const setting = await database.read
    .selectFrom('settings')
    .select('value')
    .where('key', '=', SETTING)
    .executeTakeFirst()
  if (setting === undefined) return { state: 'other' }
  if (setting.value === 'complete') return { state: 'present' }

  const password = given ?? randomBytes(9).toString('base64url')
  for (const user of DEMONSTRATION_USERS) {
    const created = await accounts.createUser({ ...user, password })
    // Made by a start that was cut off, with a password that nobody has been told.
    const done = created.ok || created.error.code !== 'username-taken' ? created : await accounts.setPassword(user.username, password)
    if (!done.ok) throw new Error(done.error.message)
  }
  await database.write.updateTable('settings').set({ value: 'complete' }).where('key', '=', SETTING).execute()
  return { state: 'loaded', password }
}
