import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * The database of the server. Writes go through one connection on SQLite (its writer thread) so that a transaction is
 * exclusive; reads have their own. On PostgreSQL both are the same pool.
 */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres'
  readonly write: Kysely<Schema>
  readonly read: Kysely<Schema>
  close(): Promise<void>
}

export type Trx = Transaction<Schema>

/** Whatever a query can run on: the database or a transaction of it. */
export type Queryable = Kysely<Schema>
