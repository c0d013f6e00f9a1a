import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAppendOnly } from './appendOnly.ts'
import { type MigrationDialect, TYPES } from './dialect.ts'

/** What administrators change: the settings of a year's rules, and a record of everything that they did. */
export const administration = (dialect: MigrationDialect): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const { serial, tableEnd } = TYPES[dialect]
    await db.schema
      .createTable('rule_settings')
      .modifyEnd(tableEnd)
      .addColumn('id', serial, (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('department_code', 'text', (column) => column.notNull())
      .addColumn('year', 'integer', (column) => column.notNull())
      .addColumn('rule', 'text', (column) => column.notNull())
      // Blank: of a rule about words, which has no parts.
      .addColumn('part', 'text', (column) => column.notNull())
      .addColumn('enabled', 'integer', (column) => column.notNull().check(sql`enabled in (0, 1)`))
      .addColumn('severity', 'text', (column) => column.check(sql`severity in ('error', 'warning', 'hint')`))
      .addColumn('tolerance_json', 'text')
      .addColumn('parameter', 'text')
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addForeignKeyConstraint('rule_settings_of_year', ['department_code', 'year'], 'fiscal_years', [
        'department_code',
        'year',
      ])
      .execute()
    await db.schema
      .createIndex('rule_settings_newest')
      .on('rule_settings')
      .columns(['department_code', 'year', 'rule', 'part', 'id desc'])
      .execute()
    await makeAppendOnly(db, dialect, 'rule_settings')

    await db.schema
      .createTable('admin_events')
      .modifyEnd(tableEnd)
      .addColumn('id', serial, (column) =>
        dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
      )
      .addColumn('action', 'text', (column) => column.notNull())
      // Whom or what it is about, as people call it.
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .addColumn('user_id', 'text', (column) => column.notNull().references('people.user_id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .execute()
    await makeAppendOnly(db, dialect, 'admin_events')
  },
})
