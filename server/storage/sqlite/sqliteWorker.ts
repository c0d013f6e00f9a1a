import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import type { SqliteReply, SqliteRequest, SqliteValue, SqliteWorkerData } from './protocol.ts'

// A thread of its own for each connection: a commit waits for the disk (0.3 ms, now and then 400), and the event loop
// of the server must not wait with it.
const BUSY_TIMEOUT_MS = 5_000
const STATEMENTS_KEPT = 200

const port = parentPort
if (port === null) throw new Error('this file runs in a worker thread')
const { file, mode }: SqliteWorkerData = workerData

try {
  serve(open())
  reply({ kind: 'open' })
} catch (error) {
  reply({ kind: 'not-open', ...describe(error) })
}

function open(): Sqlite.Database {
  const database = new Sqlite(file, { readonly: mode === 'read', timeout: BUSY_TIMEOUT_MS })
  try {
    if (mode === 'write') expectPragma(database, 'journal_mode = WAL', 'journal_mode', 'wal')
    // better-sqlite3 opens an existing WAL file with NORMAL, which may lose commits at a power failure.
    expectPragma(database, 'synchronous = FULL', 'synchronous', 2)
    expectPragma(database, 'foreign_keys = ON', 'foreign_keys', 1)
    // Touches the file: whatever is no database is found here and not in the middle of somebody's work.
    database.prepare('select count(*) from sqlite_schema').get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function expectPragma(database: Sqlite.Database, statement: string, name: string, expected: string | number): void {
  database.pragma(statement)
  const actual = database.pragma(name, { simple: true })
  if (actual !== expected) throw new Error(`${name} is ${String(actual)} instead of ${expected}`)
}

function serve(database: Sqlite.Database): void {
  const statements = new Map<string, Sqlite.Statement<SqliteValue[], Record<string, SqliteValue>>>()
  const prepared = (sql: string) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare<SqliteValue[], Record<string, SqliteValue>>(sql)
    const oldest = statements.keys().next()
    if (statements.size >= STATEMENTS_KEPT && oldest.done !== true) statements.delete(oldest.value)
    statements.set(sql, statement)
    return statement
  }
  port?.on('message', (request: SqliteRequest | 'close') => {
    if (request === 'close') {
      database.close()
      port.close()
      return
    }
    const { id, sql, parameters } = request
    try {
      const statement = prepared(sql)
      const values = parameters.map(bindable)
      if (statement.reader) {
        reply({ kind: 'rows', id, rows: statement.all(...values), changes: 0, insertId: null })
      } else {
        const { changes, lastInsertRowid } = statement.run(...values)
        reply({ kind: 'rows', id, rows: [], changes, insertId: BigInt(lastInsertRowid) })
      }
    } catch (error) {
      reply({ kind: 'failed', id, ...describe(error) })
    }
  })
}

// A buffer arrives from the other thread as a plain Uint8Array, which better-sqlite3 does not bind.
function bindable(value: SqliteValue): SqliteValue {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value
}

function describe(error: unknown): { message: string; code: string } {
  const message = error instanceof Error ? error.message : String(error)
  return { message, code: error instanceof Sqlite.SqliteError ? error.code : '' }
}

function reply(message: SqliteReply): void {
  port?.postMessage(message)
}
