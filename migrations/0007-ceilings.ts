import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly } from './appendOnly.ts'
import { type MigrationDialect, TYPES } from './dialect.ts'

/** Ceilings (控制数): every one that was ever issued; the newest of a place counts, and none where its amount is null. */
export const ceilings = (dialect: MigrationDialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { bigint, serial, tableEnd } = TYPES[dialect]
    await db.schema
      .createTable('ceilings')
      .addColumn('id', serial, (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
      // null: of the department.
      .addColumn('unit_code', 'text', (column) => column.references('units.code'))
      .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('total', 'basic', 'project')`))
      .addColumn('fen', bigint, (column) => column.check(sql`fen >= 0`))
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .modifyEnd(tableEnd)
      .execute()
    await db.schema
      .createIndex('ceilings_newest')
      .on('ceilings')
      .columns(['round_id', 'unit_code', 'kind', 'id'])
      .execute()
    await makeAppendOnly(db, dialect, 'ceilings')
  },
})
