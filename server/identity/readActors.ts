import type { Actor } from '@hesuan/shared/workflow/permissions.ts'
import type { Trx } from '../storage/database.ts'
import { roleOf } from './accounts.ts'

/**
 * What these people may do, as of this transaction: whoever changes a section asks under its lock, since a request may
 * have been on its way for seconds.
 * @returns by user id; nobody where there is no such person
 */
export async function readActors(trx: Trx, userIds: readonly string[]): Promise<Map<string, Actor>> {
  if (userIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('people')
    .leftJoin('memberships', 'memberships.user_id', 'people.user_id')
    .select(['people.user_id', 'people.role', 'people.disabled', 'memberships.unit_code'])
    .where('people.user_id', 'in', userIds)
    .execute()
  const actors = new Map<string, Actor & { readonly units: string[] }>()
  for (const { user_id, role, disabled, unit_code } of rows) {
    const actor = actors.get(user_id) ?? { userId: user_id, role: roleOf(role), units: [], disabled: disabled === 1 }
    if (unit_code !== null) actor.units.push(unit_code)
    actors.set(user_id, actor)
  }
  return actors
}
