import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import type { Database } from '@hesuan/server/storage/database.ts'
import { migrateToLatest } from '@hesuan/server/storage/migrateToLatest.ts'
import { connectDatabase, openDatabase } from '@hesuan/server/storage/openDatabase.ts'
import { wholeNumber } from '@hesuan/server/storage/postgres/wholeNumber.ts'
import type { Schema } from '@hesuan/server/storage/schema.ts'
import { Kysely, PGliteDialect } from 'kysely'
import { scratchDatabase } from '../../postgres/scratchDatabase.ts'

/** An empty migrated database that is gone when it is disposed of. */
export interface TestDatabase {
  readonly database: Database
  dispose(): Promise<void>
}

/** Every database that the storage contract must hold on: `describe.each(TEST_DATABASES)`. */
export const TEST_DATABASES: readonly { readonly name: string; open(): Promise<TestDatabase> }[] = [
  { name: 'SQLite', open: () => openSqlite(openDatabase) },
  { name: 'PostgreSQL', open: () => openPostgres(openDatabase) },
]

/** The same without a single table, for whoever migrates by themselves. */
export const BARE_DATABASES: typeof TEST_DATABASES = [
  { name: 'SQLite', open: () => openSqlite(connectDatabase) },
  { name: 'PostgreSQL', open: () => openPostgres(connectDatabase) },
]

async function openSqlite(open: typeof openDatabase): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'hesuan-storage-'))
  const database = await open({ kind: 'sqlite', file: join(folder, 'hesuan.db') }, failLoudly)
  return {
    database,
    dispose: async () => {
      await database.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function openPostgres(open: typeof openDatabase): Promise<TestDatabase> {
  const scratch = await scratchDatabase()
  if (scratch === null) return openPglite(open === openDatabase)
  const database = await open({ kind: 'postgres', url: scratch.url }, failLoudly)
  return {
    database,
    dispose: async () => {
      await database.close()
      await scratch.drop()
    },
  }
}

/** PostgreSQL itself, compiled to WebAssembly: where no server is at hand. */
async function openPglite(migrated: boolean): Promise<TestDatabase> {
  const pglite = new PGlite({ parsers: { [types.INT8]: wholeNumber } })
  const kysely = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) })
  const database: Database = { dialect: 'postgres', write: kysely, read: kysely, close: () => kysely.destroy() }
  if (migrated) await migrateToLatest(database)
  return { database, dispose: () => database.close() }
}

function failLoudly(cause: Error): never {
  throw cause
}
