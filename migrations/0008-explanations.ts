import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly } from './appendOnly.ts'
import { type MigrationDialect, TYPES } from './dialect.ts'

const KINDS = [
  'mention',
  'reply',
  'conflict',
  'submitted',
  'withdrawn',
  'returned',
  'approved',
  'explained',
  'explanation-agreed',
  'explanation-declined',
  'locked',
  'published',
  'reopened',
  'round-opened',
  'year-opened',
]

/**
 * Explanations of warnings (说明): everything that was written, agreed to and declined, each bound to the finding and to
 * both values as they were. And the notices that steps of before did not have.
 */
export const explanations = (dialect: MigrationDialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { bigint, serial, tableEnd } = TYPES[dialect]
    await db.schema
      .createTable('explanation_events')
      .addColumn('id', serial, (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
      .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('explained', 'agreed', 'declined')`))
      // Of a decision: the explanation that it is about.
      .addColumn('of_event', bigint, (column) => column.references('explanation_events.id'))
      .addColumn('identity', 'text', (column) => column.notNull())
      .addColumn('left_value', 'text')
      .addColumn('right_value', 'text')
      .addColumn('text', 'text')
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addCheckConstraint('explanation_events_of', sql`(kind = 'explained') = (of_event is null)`)
      .addCheckConstraint('explanation_events_text', sql`kind = 'agreed' or text is not null`)
      .modifyEnd(tableEnd)
      .execute()
    await db.schema
      .createIndex('explanation_events_newest')
      .on('explanation_events')
      .columns(['section_id', 'identity', 'id desc'])
      .execute()
    await makeAppendOnly(db, dialect, 'explanation_events')
    await allowKinds(db, dialect)
  },
})

async function allowKinds(db: Kysely<unknown>, dialect: MigrationDialect): Promise<void> {
  const kinds = sql.join(KINDS.map((kind) => sql.lit(kind)))
  if (dialect === 'postgres') {
    await sql`alter table notices drop constraint notices_kind_check`.execute(db)
    await sql`alter table notices add constraint notices_kind_check check (kind in (${kinds}))`.execute(db)
    return
  }
  // SQLite can't change a constraint: the table is made anew, with everything in it and the ids that pages know.
  const { serial, tableEnd } = TYPES[dialect]
  await db.schema
    .createTable('notices_of_more_kinds')
    .addColumn('id', serial, (column) => column.primaryKey().autoIncrement())
    .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in (${kinds})`))
    .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
    .addColumn('cell', 'text')
    .addColumn('cells', 'integer', (column) => column.notNull().check(sql`cells >= 0`))
    .addColumn('by_user_id', 'text', (column) => column.notNull().references('people.user_id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('read_at', 'text')
    .addCheckConstraint('notices_cell', sql`(cell is null) = (cells = 0)`)
    .modifyEnd(tableEnd)
    .execute()
  await sql`insert into notices_of_more_kinds select * from notices`.execute(db)
  await db.schema.dropTable('notices').execute()
  await db.schema.alterTable('notices_of_more_kinds').renameTo('notices').execute()
  await db.schema.createIndex('notices_newest').on('notices').columns(['user_id', 'id desc']).execute()
  await db.schema
    .createIndex('notices_unread')
    .on('notices')
    .column('user_id')
    .where(sql.ref('read_at'), 'is', null)
    .execute()
}
