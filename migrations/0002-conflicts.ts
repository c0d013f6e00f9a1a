import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly } from './appendOnly.ts'
import { type MigrationDialect, TYPES } from './dialect.ts'

/** Cells that were set by people who had not seen each other's value, until somebody settles what they hold. */
export const conflicts = (dialect: MigrationDialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { bigint, tableEnd } = TYPES[dialect]
    await db.schema
      .createTable('cell_conflicts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
      .addColumn('sheet', 'text', (column) => column.notNull())
      .addColumn('row_id', 'text', (column) => column.notNull())
      .addColumn('column_id', 'text', (column) => column.notNull())
      .addColumn('opened_at', 'text', (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull().check(sql`open in (0, 1)`))
      .modifyEnd(tableEnd)
      .execute()
    await db.schema
      .createIndex('cell_conflicts_one_open')
      .unique()
      .on('cell_conflicts')
      .columns(['section_id', 'row_id', 'column_id'])
      .where(sql.ref('open'), '=', 1)
      .execute()
    await db.schema
      .createTable('conflict_rivals')
      .addColumn('conflict_id', 'text', (column) => column.notNull().references('cell_conflicts.id'))
      // Its author, its time and its value are those of the change.
      .addColumn('change_id', bigint, (column) => column.notNull().references('cell_changes.id'))
      .addColumn('standing', 'integer', (column) => column.notNull().check(sql`standing in (0, 1)`))
      .addPrimaryKeyConstraint('conflict_rivals_key', ['conflict_id', 'change_id'])
      .modifyEnd(tableEnd)
      .execute()
    await db.schema
      .createTable('conflict_settlements')
      .addColumn('conflict_id', 'text', (column) => column.primaryKey().references('cell_conflicts.id'))
      // Who settled it, when, and for what.
      .addColumn('change_id', bigint, (column) => column.notNull().references('cell_changes.id'))
      .addColumn('chosen_change_id', bigint, (column) => column.references('cell_changes.id'))
      .modifyEnd(tableEnd)
      .execute()
    await db.schema.createIndex('conflict_settlements_by').on('conflict_settlements').column('change_id').execute()
    await makeAppendOnly(db, dialect, 'conflict_settlements')
  },
})
