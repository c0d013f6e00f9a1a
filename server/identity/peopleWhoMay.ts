import { type Actor, maySection, type SectionRight, type SectionSubject } from '@hesuan/shared/workflow/permissions.ts'
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
  return (await everybody(db))
    .filter((person) => maySection(person, right, subject))
    .map(({ userId, displayName }) => ({ userId, displayName }))
}

/** Everybody with an account, with what their rights come from, by user name: read once for rights in many sections. */
export async function everybody(db: Queryable): Promise<readonly (NamedPerson & Actor)[]> {
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
  return [...people.values()].map(({ row, units }) => ({
    userId: row.user_id,
    displayName: row.display_name,
    role: roleOf(row.role),
    units,
    disabled: row.disabled === 1,
  }))
}
