import { hostname, networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { z } from 'zod'
import type { DatabaseLocation } from '../storage/openDatabase.ts'

/** Everything that is set from outside, read once at the start. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly database: DatabaseLocation
  /** Accepted for the day when several machines share the work; nothing uses it yet. */
  readonly redisUrl: string | null
  readonly loadDemonstration: boolean
  /** Null: a random one, printed once. */
  readonly demonstrationPassword: string | null
  /**
   * Addresses that browsers may come from; exact. The first is the one that people are told.
   * Null: those that the server has itself (`ownOrigins`).
   */
  readonly origins: readonly string[] | null
  /** Whether `X-Forwarded-*` headers are believed: only behind a proxy that sets them. */
  readonly trustProxy: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const NOT_BLANK = { message: '不能为空' }
const flag = z.enum(['0', '1'], { message: '只能是 0 或 1' })

const Variables = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, { message: '不是主机名或 IP 地址' })
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { message: '须为 0 至 65535 的整数' })
    .transform(Number)
    .refine((port) => port <= 65_535, { message: '须为 0 至 65535 的整数' })
    .default(3000),
  DATABASE_URL: z
    .string()
    .refine((text) => hasProtocol(text, ['postgres:', 'postgresql:']), {
      message: '须为 postgres://用户:密码@主机:端口/数据库 的形式',
    })
    .optional(),
  REDIS_URL: z
    .string()
    .refine((text) => hasProtocol(text, ['redis:', 'rediss:']), { message: '须为 redis://主机:端口 的形式' })
    .optional(),
  HESUAN_DATA_DIR: z.string().trim().min(1, NOT_BLANK).optional(),
  HESUAN_DEMO: flag.default('1'),
  HESUAN_DEMO_PASSWORD: z
    .string()
    .min(8, { message: '须为 8 至 200 位' })
    .max(200, { message: '须为 8 至 200 位' })
    .optional(),
  HESUAN_ORIGIN: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((origins) => origins.every(isOrigin), { message: '须为 https://主机 的形式，多个以逗号分隔' })
    .optional(),
  HESUAN_TRUST_PROXY: flag.default('0'),
})

/**
 * Reads the environment. An empty variable counts as unset.
 * @param root where the data folder is unless `HESUAN_DATA_DIR` says otherwise
 * @returns the configuration, or one line that names the variable and what is wrong with it (never its value: it may be
 *   a password)
 */
export function readConfig(environment: Environment, root: string): Result<Config, string> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Variables.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`)
    return err(`环境变量有误：${[...new Set(lines)].join('；')}`)
  }
  const variables = parsed.data
  const dataDir = resolve(variables.HESUAN_DATA_DIR ?? join(root, 'data'))
  return ok({
    host: variables.HOST,
    port: variables.PORT,
    dataDir,
    database:
      variables.DATABASE_URL === undefined
        ? { kind: 'sqlite', file: join(dataDir, 'hesuan.db') }
        : { kind: 'postgres', url: variables.DATABASE_URL },
    redisUrl: variables.REDIS_URL ?? null,
    loadDemonstration: variables.HESUAN_DEMO === '1',
    demonstrationPassword: variables.HESUAN_DEMO_PASSWORD ?? null,
    origins: variables.HESUAN_ORIGIN ?? null,
    trustProxy: variables.HESUAN_TRUST_PROXY === '1',
  })
}

/** The addresses under which a browser can reach a server that listens here, without a proxy. */
export function ownOrigins(host: string, port: number): string[] {
  const everywhere = host === '0.0.0.0' || host === '::'
  const addresses = everywhere
    ? [
        '127.0.0.1',
        'localhost',
        hostname().toLowerCase(),
        ...Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address)),
      ]
    : host === '127.0.0.1' || host === 'localhost' || host === '::1'
      ? [host, '127.0.0.1', 'localhost']
      : [host]
  const origins = addresses
    // A link-local address carries a zone, which no browser puts into an origin.
    .filter((address) => !address.includes('%'))
    .map((address) => new URL(`http://${address.includes(':') ? `[${address}]` : address}:${port}`).origin)
  return [...new Set(origins)]
}

function hasProtocol(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text)
  return url !== null && protocols.includes(url.protocol) && url.hostname !== ''
}

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.origin === text
}
