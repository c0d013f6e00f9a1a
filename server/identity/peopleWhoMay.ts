import { maySection, type SectionRight, type SectionSubject } from '@hesuan/shared/workflow/permissions.ts'
import type { Queryable } from '../storage/database.ts'
import { roleOf } from './accounts.ts'

/** Somebody with an account. */
export interface NamedPerson {
  readonly userId: string
  readonly displayName: string
}

/** Everybody who may do a thing to a section now, by user name. */
export async function peopleWhoMay(
  db: Queryable,
  right: SectionRight,
  subject: SectionSubject,
): Promise<readonly NamedPerson[]> {
  const rows = await db
    .selectFrom('people')
    .leftJoin('memberships', 'memberships.user_id', 'people.user_id')
    .select([
      'people.user_id',
      'people.username',
      'people.display_name',
      'people.role',
      'people.disabled',
      'memberships.unit_code',
    ])
    .orderBy('people.username')
    .execute()
  const people = new Map<string, { readonly row: (typeof rows)[number]; readonly units: string[] }>()
  for (const row of rows) {
    const known = people.get(row.user_id) ?? { row, units: [] }
    people.set(row.user_id, known)
    if (row.unit_code !== null) known.units.push(row.unit_code)
  }
  return [...people.values()].flatMap(({ row, units }) => {
    const actor = { userId: row.user_id, role: roleOf(row.role), units, disabled: row.disabled === 1 }
    return maySection(actor, right, subject) ? { userId: row.user_id, displayName: row.display_name } : []
  })
}
