import { readConfig } from '../config/config.ts'
import type { Database } from '../storage/database.ts'
import { openDatabase } from '../storage/openDatabase.ts'
import { CommandRefused, type Surroundings } from './surroundings.ts'

/** Opens the database that the environment names, as the server would, and closes it behind the work. */
export async function withDatabase<T>(
  { environment, root, complain }: Surroundings,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment, root)
  if (!config.ok) throw new CommandRefused(config.error)
  const database = await openDatabase(config.value.database, (cause) => complain(`数据库连接中断：${cause.message}`))
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
