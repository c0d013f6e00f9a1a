import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'
import { wholeNumber } from './wholeNumber.ts'

const CONNECT_TIMEOUT_MS = 5_000
const INT8 = 20

/**
 * Opens a PostgreSQL database; rejects where nothing answers or the password is wrong.
 * @param onIdleFailure told when a pooled connection breaks while nobody uses it
 */
export async function openPostgres(url: string, onIdleFailure: (cause: Error) => void): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'hesuan',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 && format !== 'binary' ? wholeNumber : pg.types.getTypeParser(oid, format),
    },
  })
  pool.on('error', onIdleFailure)
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw error
  }
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return { dialect: 'postgres', write: kysely, read: kysely, close: () => kysely.destroy() }
}
