import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { type MigrationDialect, TYPES } from './dialect.ts'

/** What somebody has to know: for each person, until they have read it. */
export const notices = (dialect: MigrationDialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { serial, tableEnd } = TYPES[dialect]
    await db.schema
      .createTable('notices')
      .addColumn('id', serial, (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addColumn('kind', 'text', (column) =>
        column
          .notNull()
          .check(sql`kind in ('mention', 'reply', 'conflict', 'submitted', 'withdrawn', 'returned', 'approved')`),
      )
      .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
      .addColumn('cell', 'text')
      // Of how many cells it is the first.
      .addColumn('cells', 'integer', (column) => column.notNull().check(sql`cells >= 0`))
      .addColumn('by_user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('text', 'text')
      .addColumn('read_at', 'text')
      .addCheckConstraint('notices_cell', sql`(cell is null) = (cells = 0)`)
      .modifyEnd(tableEnd)
      .execute()
    await db.schema.createIndex('notices_newest').on('notices').columns(['user_id', 'id desc']).execute()
    await db.schema
      .createIndex('notices_unread')
      .on('notices')
      .column('user_id')
      .where(sql.ref('read_at'), 'is', null)
      .execute()
  },
})
