import { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'
import { sqliteDialect } from './sqliteDialect.ts'
import { openSqliteThread } from './sqliteThread.ts'

/** Opens (or creates) an SQLite file with one writing and one reading connection, each in a thread of its own. */
export async function openSqlite(file: string): Promise<Database> {
  // The writer first: it creates the file and switches it to WAL.
  const writer = await openSqliteThread({ file, mode: 'write' })
  const reader = await openSqliteThread({ file, mode: 'read' }).catch(async (error: unknown) => {
    await writer.close()
    throw error
  })
  const write = new Kysely<Schema>({ dialect: sqliteDialect(writer, 'begin immediate') })
  const read = new Kysely<Schema>({ dialect: sqliteDialect(reader, 'begin') })
  return {
    dialect: 'sqlite',
    write,
    read,
    close: async () => {
      // Not through Kysely: it does not close a connection that was never used.
      await reader.close()
      await writer.close()
    },
  }
}
