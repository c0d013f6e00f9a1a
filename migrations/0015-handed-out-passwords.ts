import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whether the password of a person is one that an administrator knows: until they have chosen their own they may do nothing else. */
export const handedOutPasswords = (): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('people')
      .addColumn('password_handed_out', 'integer', (column) =>
        column.notNull().defaultTo(0).check(sql`password_handed_out in (0, 1)`),
      )
      .execute()
  },
})
