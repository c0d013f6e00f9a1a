import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Database } from './database.ts'
import { migrateToLatest } from './migrateToLatest.ts'
import { openPostgres } from './postgres/openPostgres.ts'
import { openSqlite } from './sqlite/openSqlite.ts'
import { SqliteFailure } from './sqlite/sqliteThread.ts'
import { StorageFailure } from './storageFailure.ts'

/** Where the data is. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }

/**
 * Opens the database and brings its tables up to date.
 * Rejects with `StorageFailure`, whose message is one sentence for the person who started the program.
 */
export async function openDatabase(
  location: DatabaseLocation,
  onIdleFailure: (cause: Error) => void,
): Promise<Database> {
  const database = await connectDatabase(location, onIdleFailure)
  try {
    await migrateToLatest(database)
    return database
  } catch (error) {
    await database.close()
    throw describe(error, location)
  }
}

/** Opens the database as it is. Rejects as `openDatabase` does. */
export async function connectDatabase(
  location: DatabaseLocation,
  onIdleFailure: (cause: Error) => void,
): Promise<Database> {
  try {
    if (location.kind === 'postgres') return await openPostgres(location.url, onIdleFailure)
    await mkdir(dirname(location.file), { recursive: true })
    return await openSqlite(location.file)
  } catch (error) {
    throw describe(error, location)
  }
}

function describe(error: unknown, location: DatabaseLocation): unknown {
  if (error instanceof StorageFailure) return error
  const reason = error instanceof Error ? error.message || codeOf(error) : String(error)
  if (location.kind === 'postgres') {
    return new StorageFailure('unreachable', `连接不上数据库 ${withoutPassword(location.url)}：${reason}`, error)
  }
  if (error instanceof SqliteFailure && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) {
    return new StorageFailure('not-a-database', `数据库文件 ${location.file} 已损坏或不是数据库：${reason}`, error)
  }
  return new StorageFailure('unreadable', `打不开数据库文件 ${location.file}：${reason}`, error)
}

// Several addresses may have been tried: then the error has no text of its own, only a code.
const codeOf = (error: Error): string => ('code' in error ? String(error.code) : error.name)

function withoutPassword(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  shown.search = ''
  return shown.href
}
