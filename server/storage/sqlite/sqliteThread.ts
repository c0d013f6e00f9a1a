import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { SqliteReply, SqliteValue, SqliteWorkerData } from './protocol.ts'

/** A statement that SQLite refused, or a connection that is gone. */
export class SqliteFailure extends Error {
  /** SQLite's own: `SQLITE_CONSTRAINT_UNIQUE`, `SQLITE_CORRUPT`; empty where it did not come from SQLite. */
  readonly code: string
  constructor(message: string, code: string) {
    super(message)
    this.name = 'SqliteFailure'
    this.code = code
  }
}

export interface SqliteOutcome {
  readonly rows: readonly Record<string, SqliteValue>[]
  readonly changes: number
  readonly insertId: bigint | null
}

/** One SQLite connection in a thread of its own. */
export interface SqliteThread {
  run(sql: string, parameters: readonly SqliteValue[]): Promise<SqliteOutcome>
  close(): Promise<void>
}

/** Opens a file; rejects with `SqliteFailure` where it can't be opened or is no database. */
export async function openSqliteThread(data: SqliteWorkerData): Promise<SqliteThread> {
  const worker = new Worker(new URL('./sqliteWorker.ts', import.meta.url), {
    workerData: data,
    name: `sqlite-${data.mode}`,
  })
  const waiting = new Map<number, { resolve: (outcome: SqliteOutcome) => void; reject: (error: Error) => void }>()
  const opened = Promise.withResolvers<void>()
  let gone: Error | null = null
  let last = 0

  const fail = (error: Error) => {
    gone ??= error
    opened.reject(error)
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (reply: SqliteReply) => {
    if (reply.kind === 'open') return opened.resolve()
    if (reply.kind === 'not-open') return fail(new SqliteFailure(reply.message, reply.code))
    const request = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.kind === 'rows') request?.resolve(reply)
    else request?.reject(new SqliteFailure(reply.message, reply.code))
  })
  worker.on('error', (cause) => fail(new SqliteFailure(`the thread of the database ended: ${String(cause)}`, '')))
  worker.on('exit', () => fail(new SqliteFailure('the database is closed', '')))

  try {
    await opened.promise
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    run: (sql, parameters) => {
      if (gone !== null) return Promise.reject(gone)
      const id = ++last
      const { promise, resolve, reject } = Promise.withResolvers<SqliteOutcome>()
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, sql, parameters })
      return promise
    },
    close: async () => {
      if (gone !== null) return
      const exit = once(worker, 'exit')
      worker.postMessage('close')
      await exit
    },
  }
}
