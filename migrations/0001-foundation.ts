import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly } from './appendOnly.ts'
import { type MigrationDialect, TYPES } from './dialect.ts'

/** Everything that one department needs: people, sections, the log of updates, the history, submissions. */
export const foundation = (dialect: MigrationDialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await identityTables(db, dialect)
    await departmentTables(db, dialect)
    await peopleTables(db, dialect)
    await sectionTables(db, dialect)
    await historyTables(db, dialect)
    await submissionTables(db, dialect)
    await otherTables(db, dialect)
    await makeAppendOnly(db, dialect, 'section_updates')
    await makeAppendOnly(db, dialect, 'cell_changes')
  },
})

const table = (db: Kysely<unknown>, dialect: MigrationDialect, name: string): CreateTableBuilder<string, never> =>
  db.schema.createTable(name).modifyEnd(TYPES[dialect].tableEnd)

/** The tables of the identity library, by hand after its schema, so that they migrate with ours. */
async function identityTables(db: Kysely<unknown>, dialect: MigrationDialect): Promise<void> {
  const { libraryTime, libraryFlag } = TYPES[dialect]
  await table(db, dialect, 'auth_users')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('email_verified', libraryFlag, (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('created_at', libraryTime, (column) => column.notNull())
    .addColumn('updated_at', libraryTime, (column) => column.notNull())
    .execute()
  await table(db, dialect, 'auth_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('user_id', 'text', (column) => column.notNull().references('auth_users.id').onDelete('cascade'))
    .addColumn('expires_at', libraryTime, (column) => column.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('created_at', libraryTime, (column) => column.notNull())
    .addColumn('updated_at', libraryTime, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('auth_sessions_user').on('auth_sessions').column('user_id').execute()
  await table(db, dialect, 'auth_accounts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('provider_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('auth_users.id').onDelete('cascade'))
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', libraryTime)
    .addColumn('refresh_token_expires_at', libraryTime)
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('created_at', libraryTime, (column) => column.notNull())
    .addColumn('updated_at', libraryTime, (column) => column.notNull())
    .addUniqueConstraint('auth_accounts_of_provider', ['provider_id', 'account_id'])
    .execute()
  await db.schema.createIndex('auth_accounts_user').on('auth_accounts').column('user_id').execute()
  await table(db, dialect, 'auth_verifications')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', libraryTime, (column) => column.notNull())
    .addColumn('created_at', libraryTime, (column) => column.notNull())
    .addColumn('updated_at', libraryTime, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('auth_verifications_of').on('auth_verifications').column('identifier').execute()
  await table(db, dialect, 'sign_in_failures')
    .addColumn('account', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull().check(sql`failures > 0`))
    .addColumn('last_at', 'text', (column) => column.notNull())
    .addColumn('blocked_until', 'text')
    .execute()
}

async function departmentTables(db: Kysely<unknown>, dialect: MigrationDialect): Promise<void> {
  await table(db, dialect, 'departments')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) =>
      column.notNull().check(sql`status in ('compiling', 'locked', 'published')`),
    )
    .execute()
  await table(db, dialect, 'units')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('department_code', 'text', (column) => column.notNull().references('departments.code'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addUniqueConstraint('units_order', ['department_code', 'position'])
    .execute()
  await table(db, dialect, 'fiscal_years')
    .addColumn('department_code', 'text', (column) => column.notNull().references('departments.code'))
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('template_year', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('fiscal_years_key', ['department_code', 'year'])
    .execute()
  await table(db, dialect, 'rounds')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('department_code', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull().check(sql`open in (0, 1)`))
    .addUniqueConstraint('rounds_order', ['department_code', 'year', 'position'])
    .addForeignKeyConstraint('rounds_of_year', ['department_code', 'year'], 'fiscal_years', ['department_code', 'year'])
    .execute()
  // One round at a time is being worked on.
  await db.schema
    .createIndex('rounds_one_open')
    .unique()
    .on('rounds')
    .columns(['department_code', 'year'])
    .where(sql.ref('open'), '=', 1)
    .execute()
}

async function peopleTables(db: Kysely<unknown>, dialect: MigrationDialect): Promise<void> {
  await table(db, dialect, 'people')
    .addColumn('user_id', 'text', (column) => column.primaryKey())
    .addColumn('username', 'text', (column) => column.notNull().unique())
    .addColumn('display_name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) =>
      column.notNull().check(sql`role in ('accountant', 'unitHead', 'departmentHead', 'auditor', 'admin')`),
    )
    .addColumn('disabled', 'integer', (column) => column.notNull().check(sql`disabled in (0, 1)`))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .execute()
  // Author of what the program itself writes: seeds, imports, repairs. Has no account, so nobody can be it.
  await sql`insert into people (user_id, username, display_name, role, disabled, revision)
    values ('system', 'system', '系统', 'admin', 1, 0)`.execute(db)
  await table(db, dialect, 'memberships')
    .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
    .addColumn('unit_code', 'text', (column) => column.notNull().references('units.code'))
    .addPrimaryKeyConstraint('memberships_key', ['user_id', 'unit_code'])
    .execute()
}

async function sectionTables(db: Kysely<unknown>, dialect: MigrationDialect): Promise<void> {
  const { bigint, bytes } = TYPES[dialect]
  await table(db, dialect, 'sections')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('unit_code', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('unit', 'department')`))
    .addColumn('status', 'text', (column) =>
      column.notNull().check(sql`status in ('draft', 'submitted', 'returned', 'approved')`),
    )
    .addColumn('precision', 'text', (column) => column.notNull().check(sql`precision in ('fen', 'wan')`))
    .addColumn('epoch', 'integer', (column) => column.notNull().check(sql`epoch > 0`))
    .addColumn('head', 'integer', (column) => column.notNull().check(sql`head >= 0`))
    .addColumn('last_edit_at', 'text')
    .addColumn('last_edit_by', 'text', (column) => column.references('people.user_id'))
    .addUniqueConstraint('sections_of_round', ['round_id', 'unit_code'])
    .execute()
  await table(db, dialect, 'section_updates')
    .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull().check(sql`sequence > 0`))
    .addColumn('payload', bytes, (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('section_updates_key', ['section_id', 'epoch', 'sequence'])
    .execute()
  await table(db, dialect, 'section_states')
    .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('state', bytes, (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('section_states_key', ['section_id', 'epoch', 'sequence'])
    .execute()
  await table(db, dialect, 'collab_clients')
    .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('client_id', bigint, (column) => column.notNull().check(sql`client_id between 0 and 9007199254740991`))
    .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
    .addColumn('bound_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('collab_clients_key', ['section_id', 'epoch', 'client_id'])
    .execute()
}

async function historyTables(db: Kysely<unknown>, dialect: MigrationDialect): Promise<void> {
  const { bigint, serial } = TYPES[dialect]
  await table(db, dialect, 'cell_changes')
    .addColumn('id', serial, (column) => countingUp(column.primaryKey(), dialect))
    .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('sheet', 'text', (column) => column.notNull())
    .addColumn('row_id', 'text', (column) => column.notNull())
    .addColumn('column_id', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('how', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('client_id', bigint, (column) => column.notNull())
    .addColumn('clock', bigint, (column) => column.notNull())
    .addColumn('conflict_kind', 'text', (column) => column.check(sql`conflict_kind in ('overwrote', 'lost')`))
    .addColumn('conflict_other', 'text')
    .addUniqueConstraint('cell_changes_once', ['section_id', 'epoch', 'client_id', 'clock'])
    // Checked at the commit: an entry and its update may be written in either order, but never one without the other.
    .addForeignKeyConstraint(
      'cell_changes_of_update',
      ['section_id', 'epoch', 'sequence'],
      'section_updates',
      ['section_id', 'epoch', 'sequence'],
      (constraint) => constraint.deferrable().initiallyDeferred(),
    )
    .addCheckConstraint('cell_changes_conflict', sql`(conflict_kind is null) = (conflict_other is null)`)
    .execute()
  await db.schema
    .createIndex('cell_changes_newest')
    .on('cell_changes')
    .columns(['section_id', 'sequence desc', 'id desc'])
    .execute()
  await db.schema
    .createIndex('cell_changes_of_cell')
    .on('cell_changes')
    .columns(['section_id', 'row_id', 'column_id', 'id desc'])
    .execute()
}

async function submissionTables(db: Kysely<unknown>, dialect: MigrationDialect): Promise<void> {
  const { bigint, bytes, serial } = TYPES[dialect]
  await table(db, dialect, 'snapshots')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull().check(sql`length(sha256) = 64`))
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('state', bytes, (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await table(db, dialect, 'submissions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
    .addColumn('snapshot_id', 'text', (column) => column.notNull().unique().references('snapshots.id'))
    .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('current', 'integer', (column) => column.notNull().check(sql`current in (0, 1)`))
    .execute()
  await db.schema
    .createIndex('submissions_one_current')
    .unique()
    .on('submissions')
    .column('section_id')
    .where(sql.ref('current'), '=', 1)
    .execute()
  await table(db, dialect, 'summaries')
    .addColumn('submission_id', 'text', (column) => column.notNull().references('submissions.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('sheet', 'text', (column) => column.notNull())
    .addColumn('column', 'text', (column) => column.notNull())
    .addColumn('dimensions', 'text', (column) => column.notNull())
    .addColumn('fen', bigint)
    .addColumn('quantity', 'text')
    .addColumn('addends', 'integer', (column) => column.notNull().check(sql`addends > 0`))
    .addCheckConstraint('summaries_amount_or_quantity', sql`(fen is null) <> (quantity is null)`)
    .addPrimaryKeyConstraint('summaries_key', ['submission_id', 'key'])
    .execute()
  await table(db, dialect, 'consolidations')
    .addColumn('id', serial, (column) => countingUp(column.primaryKey(), dialect))
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('submission_id', 'text', (column) => column.references('submissions.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('tables_json', 'text', (column) => column.notNull())
    .addColumn('findings_json', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('consolidations_newest').on('consolidations').columns(['round_id', 'id desc']).execute()
}

async function otherTables(db: Kysely<unknown>, dialect: MigrationDialect): Promise<void> {
  const { serial } = TYPES[dialect]
  await table(db, dialect, 'printed_figures')
    .addColumn('department_code', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('table_id', 'text', (column) => column.notNull())
    .addColumn('copy', 'text', (column) => column.notNull())
    .addColumn('row_key', 'text', (column) => column.notNull())
    .addColumn('column_id', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('value', 'text')
    .addColumn('line', 'integer', (column) => column.notNull().check(sql`line > 0`))
    .addPrimaryKeyConstraint('printed_figures_key', [
      'department_code',
      'year',
      'table_id',
      'copy',
      'row_key',
      'column_id',
      'line',
    ])
    .addForeignKeyConstraint('printed_figures_of_year', ['department_code', 'year'], 'fiscal_years', [
      'department_code',
      'year',
    ])
    .execute()
  await table(db, dialect, 'section_events')
    .addColumn('id', serial, (column) => countingUp(column.primaryKey(), dialect))
    .addColumn('section_id', 'text', (column) => column.notNull().references('sections.id'))
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('from_status', 'text', (column) => column.notNull())
    .addColumn('to_status', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .execute()
  await db.schema.createIndex('section_events_newest').on('section_events').columns(['section_id', 'id desc']).execute()
  await table(db, dialect, 'refusals')
    .addColumn('id', serial, (column) => countingUp(column.primaryKey(), dialect))
    .addColumn('section_id', 'text')
    .addColumn('user_id', 'text')
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await table(db, dialect, 'settings')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}

// PostgreSQL's bigserial counts up by its type, SQLite's integer by a word behind it.
const countingUp = <Column extends { autoIncrement(): Column }>(column: Column, dialect: MigrationDialect): Column =>
  dialect === 'sqlite' ? column.autoIncrement() : column
