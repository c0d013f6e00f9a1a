import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly } from './appendOnly.ts'
import { type MigrationDialect, TYPES } from './dialect.ts'

/** What people say about cells: everything that was ever said, edited, settled and opened again. */
export const comments = (dialect: MigrationDialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { bigint, serial, tableEnd } = TYPES[dialect]
    await db.schema
      .createTable('comment_threads')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
      .addColumn('sheet', 'text', (column) => column.notNull())
      .addColumn('row_id', 'text', (column) => column.notNull())
      .addColumn('column_id', 'text', (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull().check(sql`open in (0, 1)`))
      .modifyEnd(tableEnd)
      .execute()
    await db.schema
      .createIndex('comment_threads_one_open')
      .unique()
      .on('comment_threads')
      .columns(['section_id', 'row_id', 'column_id'])
      .where(sql.ref('open'), '=', 1)
      .execute()
    await db.schema
      .createTable('comment_events')
      .addColumn('id', serial, (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('thread_id', 'text', (column) => column.notNull().references('comment_threads.id'))
      .addColumn('kind', 'text', (column) =>
        column.notNull().check(sql`kind in ('said', 'edited', 'resolved', 'reopened')`),
      )
      // What was edited: the event that said it first.
      .addColumn('of_event', bigint, (column) => column.references('comment_events.id'))
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('text', 'text')
      .addCheckConstraint('comment_events_edited', sql`(kind = 'edited') = (of_event is not null)`)
      .addCheckConstraint('comment_events_text', sql`(kind in ('said', 'edited')) = (text is not null)`)
      .modifyEnd(tableEnd)
      .execute()
    await db.schema.createIndex('comment_events_of_thread').on('comment_events').columns(['thread_id', 'id']).execute()
    await db.schema
      .createTable('comment_mentions')
      .addColumn('event_id', bigint, (column) => column.notNull().references('comment_events.id'))
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addPrimaryKeyConstraint('comment_mentions_key', ['event_id', 'user_id'])
      .modifyEnd(tableEnd)
      .execute()
    await makeAppendOnly(db, dialect, 'comment_events')
    await makeAppendOnly(db, dialect, 'comment_mentions')
  },
})
