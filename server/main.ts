import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createCollab } from './collab/createCollab.ts'
import { type Config, ownOrigins, readConfig } from './config/config.ts'
import { createDepartmentViews } from './consolidation/departmentViews.ts'
import { loadDemonstration } from './demo/loadDemonstration.ts'
import { greeting } from './greeting.ts'
import { createHttpServer } from './http/createHttpServer.ts'
import { createMetrics } from './http/metrics.ts'
import { routeUpgrades } from './http/upgrades.ts'
import { createAccounts } from './identity/accounts.ts'
import { createIdentity } from './identity/createIdentity.ts'
import { createPasswordHasher } from './identity/passwordHash.ts'
import { createLog } from './logging/log.ts'
import { createSocketIo } from './notifications/socketIo.ts'
import { openDatabase } from './storage/openDatabase.ts'
import { StorageFailure } from './storage/storageFailure.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const DRAIN_WITHIN_MS = 10_000

/** A server that listens. */
export interface RunningServer {
  /** The address that people are told. */
  readonly url: string
  /** The port that it listens on; of use where the configuration said 0. */
  readonly port: number
  /** What to tell the person who started it. */
  readonly greeting: string
  /** Ends it: no new work, everything that was accepted is committed and acknowledged. */
  close(): Promise<void>
}

/**
 * Puts the server together and starts it: the only place that does.
 * Rejects with `StorageFailure` where there is no database to work with.
 */
export async function start(config: Config, log: Logger): Promise<RunningServer> {
  const clock = () => new Date()
  const database = await openDatabase(config.database, (cause) =>
    log.error({ err: cause }, 'a pooled connection broke'),
  )
  const closing: (() => Promise<void> | void)[] = [() => database.close()]
  const close = async () => {
    for (const step of closing.reverse()) await step()
  }
  // Where the configuration says port 0 the system chooses one, which is known only once the server listens.
  let port = config.port
  const origins = () => config.origins ?? ownOrigins(config.host, port)
  try {
    const metrics = createMetrics()
    const identity = await createIdentity({
      database,
      baseUrl: config.origins?.[0] ?? `http://${config.host}:${config.port}`,
      clock,
      warn: (message, cause) => log.warn({ err: cause }, message),
    })
    closing.push(() => identity.close())
    const accounts = createAccounts(database, createPasswordHasher(), clock)
    const demonstration = config.loadDemonstration
      ? await loadDemonstration(database, accounts, config.demonstrationPassword, clock)
      : null
    const collab = createCollab({
      db: database,
      identity,
      log,
      allowedOrigins: origins,
      now: clock,
      randomId: randomUUID,
      metrics: metrics.collab,
    })
    const views = createDepartmentViews(database.read, collab, clock)
    const socketIo = createSocketIo({ identity, collab, read: database.read, allowedOrigins: origins, log })
    const app = await createHttpServer({
      database,
      identity,
      accounts,
      collab,
      views,
      notifications: socketIo,
      metrics,
      log,
      clock,
      allowedOrigins: origins,
      overTls: isOverTls(config),
      trustProxy: config.trustProxy,
      clientFolder: join(ROOT, 'client/dist'),
    })
    closing.push(async () => void (await app.close()))
    closing.push(() => collab.close())
    socketIo.attach(app.server)
    closing.push(() => socketIo.close())
    routeUpgrades(app.server, collab)
    await app.listen({ host: config.host, port: config.port })
    port = portOf(app.server)
    const url = origins()[0] ?? `http://127.0.0.1:${port}`
    return { url, port, greeting: greeting(url, demonstration), close }
  } catch (error) {
    await close()
    throw error
  }
}

const isOverTls = ({ origins }: Config): boolean => origins?.[0]?.startsWith('https:') === true

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  return address.port
}

/** Starts from the environment, and ends on a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env, ROOT)
  if (!config.ok) return giveUp(config.error)
  const log = createLog()
  let server: RunningServer
  try {
    server = await start(config.value, log)
  } catch (error) {
    const sentence = startFailure(error, config.value)
    if (sentence === null) log.fatal({ err: error }, 'the server could not be started')
    return giveUp(sentence ?? '启动失败，原因见上一行日志')
  }
  process.stdout.write(`${server.greeting}\n`)
  let ending = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (ending) return
      ending = true
      void end(server, log)
    })
  }
}

async function end(server: RunningServer, log: Logger): Promise<void> {
  const tooLong = setTimeout(() => {
    log.error('the server did not drain in time')
    process.exit(1)
  }, DRAIN_WITHIN_MS)
  try {
    await server.close()
    clearTimeout(tooLong)
    // Nothing keeps the process alive now; it ends by itself, with the log written.
  } catch (error) {
    log.fatal({ err: error }, 'the server could not be closed in order')
    process.exit(1)
  }
}

/** One sentence for failures that whoever starts the server can mend; null for the others. */
function startFailure(error: unknown, { host, port }: Config): string | null {
  if (error instanceof StorageFailure) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用，请用 PORT 指定另一个端口`
  if (code === 'EACCES') return `没有权限监听端口 ${port}，请用 PORT 指定 1024 以上的端口`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `本机没有地址 ${host}，请检查 HOST`
  return null
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

if (import.meta.main) await main()
