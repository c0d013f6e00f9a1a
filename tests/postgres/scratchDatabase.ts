import { randomBytes } from 'node:crypto'
import pg from 'pg'

const IN_USE = '55006'

/** A database of its own on a real server, dropped when it is closed. */
export interface ScratchDatabase {
  readonly url: string
  drop(): Promise<void>
}

/**
 * A fresh database on the PostgreSQL server that `TEST_DATABASE_URL` names, or null where none is named: then the
 * contract suites run on PGlite.
 */
export async function scratchDatabase(): Promise<ScratchDatabase | null> {
  const server = process.env['TEST_DATABASE_URL']
  if (server === undefined || server === '') return null
  const name = `hesuan_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => dropWhenLeft(server, name) }
}

/**
 * The server waits some seconds for connections that are just being closed; to end them by force would be an error of a
 * client that nobody listens to any more. Whoever stays longer, a server of a test that failed, is ended.
 */
async function dropWhenLeft(server: string, name: string): Promise<void> {
  try {
    await onServer(server, `DROP DATABASE IF EXISTS ${name}`)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== IN_USE) throw error
    await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
