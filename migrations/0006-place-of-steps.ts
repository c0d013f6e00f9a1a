import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Steps of the workflow know behind which update they were taken, so that the history tells them among the changes.
 * Steps of before come behind the newest change that is not younger than they are.
 */
export const placeOfSteps = (): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('section_events')
      .addColumn('sequence', 'integer', (column) => column.notNull().defaultTo(0).check(sql`sequence >= 0`))
      .execute()
    await sql`
      update section_events set sequence = coalesce(
        (select max(cell_changes.sequence) from cell_changes
          where cell_changes.section_id = section_events.section_id and cell_changes.at <= section_events.at), 0)
    `.execute(db)
  },
})
