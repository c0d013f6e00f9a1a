import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly } from './appendOnly.ts'
import { type MigrationDialect, TYPES } from './dialect.ts'

/**
 * The budget of a year has a state of its own: one year is published while the next is compiled. Every step of it is kept,
 * as are the cells and findings that a return was pinned to.
 */
export const rounds = (dialect: MigrationDialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { bigint, serial, tableEnd } = TYPES[dialect]
    await db.schema
      .alterTable('fiscal_years')
      .addColumn('status', 'text', (column) =>
        column.notNull().defaultTo('compiling').check(sql`status in ('compiling', 'locked', 'published')`),
      )
      .execute()
    await sql`update fiscal_years set status =
      (select departments.status from departments where departments.code = fiscal_years.department_code)`.execute(db)
    await db.schema.alterTable('departments').dropColumn('status').execute()

    await db.schema
      .createTable('department_events')
      .modifyEnd(tableEnd)
      .addColumn('id', serial, (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
      .addColumn('action', 'text', (column) =>
        column.notNull().check(sql`action in ('lock', 'publish', 'reopen', 'open-round', 'open-year')`),
      )
      .addColumn('from_status', 'text', (column) => column.notNull())
      .addColumn('to_status', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addCheckConstraint('department_events_reason', sql`action <> 'reopen' or reason is not null`)
      .execute()
    await db.schema
      .createIndex('department_events_newest')
      .on('department_events')
      .columns(['round_id', 'id desc'])
      .execute()
    await makeAppendOnly(db, dialect, 'department_events')

    await db.schema
      .createTable('return_points')
      .modifyEnd(tableEnd)
      .addColumn('id', serial, (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('event_id', bigint, (column) => column.notNull().references('section_events.id'))
      // A cell, a finding, or both: the cell where the finding is seen.
      .addColumn('cell', 'text')
      .addColumn('identity', 'text')
      .addColumn('text', 'text', (column) => column.notNull())
      .addCheckConstraint('return_points_place', sql`cell is not null or identity is not null`)
      .execute()
    await db.schema.createIndex('return_points_of_event').on('return_points').column('event_id').execute()
    await makeAppendOnly(db, dialect, 'return_points')
  },
})
