import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { hesuan } from '@hesuan/server/cli/hesuan.ts'
import { readConfig } from '@hesuan/server/config/config.ts'
import { createLog } from '@hesuan/server/logging/log.ts'
import { type RunningServer, start } from '@hesuan/server/main.ts'
import type { Database } from '@hesuan/server/storage/database.ts'
import { openDatabase } from '@hesuan/server/storage/openDatabase.ts'
import { scratchDatabase } from '../../postgres/scratchDatabase.ts'

export const PASSWORD = 'Budget-2022-demo'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON; null where the answer has no content. */
  readonly body: unknown
}

/** The real server on a free port with the 2022 demonstration, in this process. */
export interface TestServer {
  readonly url: string
  /** Everything that it logged. */
  log(): string
  /** The cookie of a person; signs in once. */
  cookieOf(username: string): Promise<string>
  /** Asks as somebody; null: signed out. */
  ask(username: string | null, method: string, path: string, body?: unknown): Promise<Answer>
  /** Runs the command line on the same database. */
  hesuan(args: readonly string[], input?: string): Promise<{ code: number; output: string }>
  /** What is in its database, over a connection of the test's own. */
  look<T>(at: (read: Database['read']) => Promise<T>): Promise<T>
  /** Works on its database as another process would. */
  work<T>(on: (database: Database) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export type ServerDatabase = 'SQLite' | 'PostgreSQL'

/** PostgreSQL needs a real server, since this one opens it by its address. */
export const SERVER_DATABASES: readonly ServerDatabase[] =
  (process.env['TEST_DATABASE_URL'] ?? '') === '' ? ['SQLite'] : ['SQLite', 'PostgreSQL']

export async function startTestServer(kind: ServerDatabase = 'SQLite'): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'hesuan-api-'))
  const scratch = kind === 'PostgreSQL' ? await scratchDatabase() : null
  const environment = {
    PORT: '0',
    HESUAN_DATA_DIR: folder,
    HESUAN_DEMO_PASSWORD: PASSWORD,
    ...(scratch === null ? {} : { DATABASE_URL: scratch.url }),
  }
  const config = readConfig(environment, folder)
  if (!config.ok) throw new Error(config.error)
  let logged = ''
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString()
      done()
    },
  })
  const server: RunningServer = await start(config.value, createLog(destination))
  const cookies = new Map<string, string>()
  const work: TestServer['work'] = async (on) => {
    const database = await openDatabase(config.value.database, failLoudly)
    try {
      return await on(database)
    } finally {
      await database.close()
    }
  }

  const ask: TestServer['ask'] = async (username, method, path, body) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        ...(username === null ? {} : { cookie: await cookieOf(username) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text || null }
  }
  const cookieOf = async (username: string): Promise<string> => {
    const known = cookies.get(username)
    if (known !== undefined) return known
    const signedIn = await ask(null, 'POST', '/api/session', { username, password: PASSWORD })
    if (signedIn.status !== 200) throw new Error(`${username} could not sign in: ${JSON.stringify(signedIn.body)}`)
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    cookies.set(username, cookie)
    return cookie
  }

  return {
    url: server.url,
    log: () => logged,
    cookieOf,
    ask,
    hesuan: async (args, input = '') => {
      const lines: string[] = []
      const code = await hesuan(args, {
        root: folder,
        environment,
        input: Readable.from([input]),
        print: (line) => lines.push(line),
        complain: (line) => lines.push(line),
        clock: () => new Date(),
      })
      return { code, output: lines.join('\n') }
    },
    look: (at) => work(({ read }) => at(read)),
    work,
    stop: async () => {
      await server.close()
      await scratch?.drop()
      await rm(folder, { recursive: true })
    },
  }
}

function failLoudly(cause: Error): never {
  throw cause
}

/** The section of a unit (or, by the department's code, of the department itself) in the demonstration's round. */
export const sectionOf = (unit: '701001' | '701002' | '701003' | '701'): string => `${unit}-2022-r3`
