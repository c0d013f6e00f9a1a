import { migrations } from '@hesuan/migrations/index.ts'
import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { StorageFailure } from './storageFailure.ts'

/** Runs the migrations that the database does not have yet; refuses a database of a newer program. */
export async function migrateToLatest(database: Database): Promise<void> {
  const migrator = migratorOf(database)
  const known = await migrator.getMigrations()
  const newer = await executedBeyond(
    database.write,
    known.map(({ name }) => name),
  )
  if (newer !== null) {
    throw new StorageFailure('newer-schema', `数据库来自更新版本的合算（含 ${newer}），请升级程序后再启动`, newer)
  }
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageFailure('migration-failed', `数据库结构升级失败：${reason}`, error)
  }
}

/** What runs the migrations of this program on a database. */
export const migratorOf = ({ write, dialect }: Pick<Database, 'write' | 'dialect'>): Migrator =>
  new Migrator({ db: write, provider: { getMigrations: async () => migrations(dialect) } })

/** The first migration in the database that this program does not know. */
async function executedBeyond(write: Database['write'], known: readonly string[]): Promise<string | null> {
  const tables = await write.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return null
  const executed = await write
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute()
  return executed.find(({ name }) => !known.includes(name))?.name ?? null
}
