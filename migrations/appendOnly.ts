import { type Kysely, sql } from 'kysely'
import type { MigrationDialect } from './dialect.ts'

/** Makes the database itself refuse to change or delete rows of a table. */
export async function makeAppendOnly(db: Kysely<unknown>, dialect: MigrationDialect, table: string): Promise<void> {
  if (dialect === 'sqlite') {
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end`.execute(db)
    }
    return
  }
  await sql`create or replace function refuse_change() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name; end $$`.execute(db)
  await sql`create trigger ${sql.ref(`${table}_no_change`)} before update or delete or truncate on ${sql.table(table)}
    for each statement execute function refuse_change()`.execute(db)
}
