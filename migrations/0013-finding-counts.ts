import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * How many findings a consolidation has, by unit and severity, beside them: whoever follows them over a round reads no
 * finding itself. Null in consolidations of before: there they are counted out of what was stored.
 */
export const findingCounts = (): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('consolidations').addColumn('finding_counts_json', 'text').execute()
  },
})
