import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { SqliteValue } from './protocol.ts'
import type { SqliteThread } from './sqliteThread.ts'

/** Kysely's SQLite, with the connection in a thread of its own. Kysely hands out the one connection one by one. */
export const sqliteDialect = (thread: SqliteThread, begin: 'begin immediate' | 'begin'): Dialect => ({
  createDriver: () => threadDriver(thread, begin),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new TransactionalDdlAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
})

/** SQLite rolls back `create table` like anything else, so a migration happens whole or not at all. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

function threadDriver(thread: SqliteThread, begin: string): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const { rows, changes, insertId } = await thread.run(sql, parameters.map(sqliteValue))
      // Kysely's type for «whatever the query selects»: the one place where a driver must vouch for it.
      const result = { rows: rows as unknown as R[], numAffectedRows: BigInt(changes) }
      return insertId === null ? result : { ...result, insertId }
    },
    streamQuery: () => {
      throw new Error('SQLite queries are not streamed')
    },
  }
  const execute = async (statement: string) => void (await connection.executeQuery(CompiledQuery.raw(statement)))
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: () => execute(begin),
    commitTransaction: () => execute('commit'),
    rollbackTransaction: () => execute('rollback'),
    releaseConnection: async () => undefined,
    destroy: () => thread.close(),
  }
}

function sqliteValue(value: unknown): SqliteValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite can't store ${typeof value}`)
}
