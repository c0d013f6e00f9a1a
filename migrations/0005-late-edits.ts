import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { type MigrationDialect, TYPES } from './dialect.ts'

/**
 * Late edits: what somebody wrote into a section that had been frozen or replaced meanwhile, kept for them, and what they
 * propose of it. And of every change: when its author made it, where that was before it could be sent.
 */
export const lateEdits = (dialect: MigrationDialect): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const { bigint, serial, tableEnd } = TYPES[dialect]
    await db.schema.alterTable('cell_changes').addColumn('made_at', 'text').execute()
    await db.schema
      .createTable('late_proposals')
      .modifyEnd(tableEnd)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addColumn('sentence', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) =>
        column.notNull().check(sql`status in ('open', 'agreed', 'declined', 'applied')`),
      )
      .addColumn('decided_by', 'text', (column) => column.references('people.user_id'))
      .addColumn('decided_at', 'text')
      .addColumn('note', 'text')
      .addColumn('applied_by', 'text', (column) => column.references('people.user_id'))
      .addColumn('applied_at', 'text')
      .addCheckConstraint('late_proposals_decided', sql`(status = 'open') = (decided_by is null)`)
      .addCheckConstraint('late_proposals_applied', sql`(status = 'applied') = (applied_by is not null)`)
      .execute()
    await db.schema.createIndex('late_proposals_of_section').on('late_proposals').column('section_id').execute()
    await db.schema
      .createTable('late_edits')
      .modifyEnd(tableEnd)
      .addColumn('id', serial, (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
      .addColumn('epoch', 'integer', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      // The Yjs struct of the last write to that place: what is sent again is the same edit.
      .addColumn('client_id', bigint, (column) => column.notNull())
      .addColumn('clock', bigint, (column) => column.notNull())
      .addColumn('sheet', 'text', (column) => column.notNull())
      .addColumn('row_id', 'text', (column) => column.notNull())
      .addColumn('column_id', 'text', (column) => column.notNull())
      .addColumn('before', 'text')
      .addColumn('mine', 'text', (column) => column.notNull())
      .addColumn('how', 'text', (column) => column.notNull())
      .addColumn('made_at', 'text')
      .addColumn('received_at', 'text', (column) => column.notNull())
      .addColumn('discarded_at', 'text')
      .addColumn('proposal_id', 'text', (column) => column.references('late_proposals.id'))
      // What was handed on or discarded stays as it is when its author wrote there anew: that is another row.
      .addUniqueConstraint('late_edits_once', [
        'section_id',
        'epoch',
        'user_id',
        'client_id',
        'row_id',
        'column_id',
        'clock',
      ])
      .execute()
    await db.schema.createIndex('late_edits_of_person').on('late_edits').columns(['section_id', 'user_id']).execute()
  },
})
