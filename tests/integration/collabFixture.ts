import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CollabService } from '@hesuan/server/collab/collabService.ts'
import { createCollab } from '@hesuan/server/collab/createCollab.ts'
import { routeUpgrades } from '@hesuan/server/http/upgrades.ts'
import { createIdentity, type RunningIdentity } from '@hesuan/server/identity/createIdentity.ts'
import { createLog } from '@hesuan/server/logging/log.ts'
import { seedSection } from '@hesuan/server/sections/seedSection.ts'
import type { Database } from '@hesuan/server/storage/database.ts'
import {
  type CollabNotice,
  type EditContext,
  MESSAGE_EDIT_CONTEXT,
  MESSAGE_NOTICE,
  MESSAGE_SAVED,
} from '@hesuan/shared/api/collabMessages.ts'
import { type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import { readCell, writeCells } from '@hesuan/shared/section/document.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import type { Role } from '@hesuan/shared/workflow/transitions.ts'
import { readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { TEST_DATABASES, type TestDatabase } from './storage/testDatabases.ts'

export { TEST_DATABASES }

const PASSWORD = 'correct horse 2022'
/** What a test waits for at most; nothing is asserted about how long it took. */
const DEADLINE_MS = 20_000

export const [A, B, C]: [RowId, RowId, RowId] = [rowId('basic', 'a'), rowId('basic', 'b'), rowId('basic', 'c')]
export const FIXED = rowId('income', 'general')

export const SEED: readonly SnapshotRow[] = [
  { id: A, sheet: 'basic', cells: { code: '30101', amount: '1.00' } },
  { id: B, sheet: 'basic', cells: { amount: '2.00' } },
  { id: C, sheet: 'basic', cells: {} },
  { id: FIXED, sheet: 'income', cells: { source: 'general' } },
]

const PEOPLE: readonly { readonly username: string; readonly role: Role; readonly units: readonly string[] }[] = [
  { username: 'anna', role: 'accountant', units: ['701001'] },
  { username: 'bert', role: 'accountant', units: ['701001'] },
  { username: 'carl', role: 'accountant', units: ['701002'] },
  { username: 'head', role: 'departmentHead', units: [] },
  { username: 'audit', role: 'auditor', units: [] },
  { username: 'root', role: 'admin', units: [] },
]

export interface World {
  readonly database: Database
  readonly identity: RunningIdentity
  readonly userIds: ReadonlyMap<string, string>
  cookieOf(username: string): Promise<string>
  /** Another node on the same database. */
  node(): Promise<Node>
  dispose(): Promise<void>
}

export interface Node {
  readonly collab: CollabService
  readonly url: string
  /** Everything that it logged, as lines of JSON. */
  log(): string
  /** A stock client with the cookie of this person. */
  open(username: string, options?: OpenOptions): Promise<Window>
  stop(): Promise<void>
}

export interface OpenOptions {
  readonly section?: string
  readonly params?: Record<string, string>
  readonly headers?: Record<string, string>
  readonly doc?: Y.Doc
}

/** A department with sections `s1` of 701001, `s2` of 701002 and `d1` of its own, and people of every role. */
export async function createWorld(test: TestDatabase): Promise<World> {
  const { database } = test
  await seedDepartment(database)
  const warn = (message: string) => {
    throw new Error(message)
  }
  const clock = () => new Date()
  const identity = await createIdentity({ database, baseUrl: 'http://127.0.0.1:3000', clock, warn })
  const userIds = new Map<string, string>()
  for (const { username, role, units } of PEOPLE) {
    const created = await identity.createUser({
      username,
      displayName: `${username}·名`,
      password: PASSWORD,
      role,
      units,
    })
    if (!created.ok) throw new Error(created.error.message)
    userIds.set(username, created.value.userId)
  }
  const cookies = new Map<string, string>()
  const nodes: Node[] = []
  const world: World = {
    database,
    identity,
    userIds,
    cookieOf: async (username) => {
      const known = cookies.get(username)
      if (known !== undefined) return known
      const signedIn = await identity.signIn({ username, password: PASSWORD }, {})
      if (!signedIn.ok) throw new Error(signedIn.error.message)
      const cookie = signedIn.value.setCookie.map((line) => line.split(';')[0]).join('; ')
      cookies.set(username, cookie)
      return cookie
    },
    node: async () => {
      const node = await startNode(world)
      nodes.push(node)
      return node
    },
    dispose: async () => {
      for (const node of nodes) await node.stop()
      identity.close()
      await test.dispose()
    },
  }
  return world
}

async function seedDepartment({ write }: Database): Promise<void> {
  const at = new Date().toISOString()
  await write.transaction().execute(async (trx) => {
    await trx.insertInto('departments').values({ code: '701', name: '测试部门' }).execute()
    for (const [index, code] of ['701001', '701002'].entries()) {
      await trx
        .insertInto('units')
        .values({ code, department_code: '701', name: `单位${index + 1}`, position: index + 1 })
        .execute()
    }
    await trx.insertInto('fiscal_years').values({ department_code: '701', year: 2022, template_year: 2022 }).execute()
    await trx
      .insertInto('rounds')
      .values({ id: 'r1', department_code: '701', year: 2022, name: '二上', position: 1, open: 1 })
      .execute()
    const sections = [
      { id: 's1', unitCode: '701001', kind: 'unit' as const, rows: SEED },
      { id: 's2', unitCode: '701002', kind: 'unit' as const, rows: SEED },
      { id: 'd1', unitCode: '701', kind: 'department' as const, rows: [] },
    ]
    for (const [index, { id, unitCode, kind, rows }] of sections.entries()) {
      const snapshot = { unitCode, kind, precision: 'fen' as const, rows }
      await seedSection(trx, { id, roundId: 'r1', snapshot, how: 'seeded', act: 'seed', at, clientId: index + 1 })
    }
  })
}

async function startNode(world: World): Promise<Node> {
  let logged = ''
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString()
      done()
    },
  })
  const http: Server = createServer()
  let url = ''
  const collab = createCollab({
    db: world.database,
    identity: world.identity,
    log: createLog(destination),
    allowedOrigins: () => [url.replace('ws:', 'http:')],
    now: () => new Date(),
    randomId: randomUUID,
  })
  routeUpgrades(http, collab)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  url = `ws://127.0.0.1:${address.port}`
  const windows: Window[] = []
  let stopped = false
  return {
    collab,
    url,
    log: () => logged,
    open: async (username, options = {}) => {
      const window = openWindow(url, await world.cookieOf(username), options)
      windows.push(window)
      return window
    },
    stop: async () => {
      if (stopped) return
      stopped = true
      for (const window of windows) window.destroy()
      await collab.close()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

/** A browser window, as far as a server can tell: the stock provider, and what we add to its protocol. */
export interface Window {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly notices: CollabNotice[]
  /** Frames that the server called durable on the present connection. */
  durable(): number
  /** How many writes of this window the server has called durable, on whatever connection. */
  durableClock(): number
  /** Whether everything that was typed here is called saved. */
  saved(): boolean
  /** The code that ended it for good, or the last connection; null while there was none. */
  closeCode(): number | null
  cell(row: RowId, column: string): string
  type(row: RowId, column: string, value: string, context?: EditContext): void
  synced(): Promise<void>
  /** Sends a message past the provider. */
  send(message: Uint8Array): void
  destroy(): void
}

export function openWindow(url: string, cookie: string | null, options: OpenOptions): Window {
  const { section = 's1', params = {}, headers = {}, doc = new Y.Doc() } = options
  class WithCookie extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: cookie === null ? headers : { cookie, ...headers } })
    }
  }
  const provider = new WebsocketProvider(`${url}/collab`, section, doc, {
    params,
    disableBc: true,
    maxBackoffTime: 300,
    // The types of the browser's and of this socket differ in what the provider does not use.
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
  })
  let durable = 0
  let durableState = new Map<number, number>()
  let closeCode: number | null = null
  const notices: CollabNotice[] = []
  provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
    durable = readVarUint(decoder)
    durableState = Y.decodeStateVector(readVarUint8Array(decoder))
  }
  provider.messageHandlers[MESSAGE_NOTICE] = (_encoder, decoder) => {
    notices.push(JSON.parse(readVarString(decoder)))
  }
  provider.on('connection-close', (event) => {
    durable = 0
    if (event !== null) closeCode = event.code
  })
  const window: Window = {
    doc,
    provider,
    notices,
    durable: () => durable,
    durableClock: () => durableState.get(doc.clientID) ?? 0,
    saved: () => (durableState.get(doc.clientID) ?? 0) >= Y.getState(doc.store, doc.clientID),
    closeCode: () => closeCode,
    cell: (row, column) => readCell(doc, row, column),
    type: (row, column, value, context) => {
      if (context !== undefined) window.send(contextFrame(JSON.stringify(context)))
      writeCells(doc, [{ row, column, value }], null)
    },
    synced: () => until(() => provider.synced),
    send: (message) => provider.ws?.send(new Uint8Array(message)),
    destroy: () => {
      provider.destroy()
      provider.awareness.destroy()
    },
  }
  return window
}

export function contextFrame(json: string): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE_EDIT_CONTEXT)
  writeVarString(encoder, json)
  return toUint8Array(encoder)
}

/** Waits until something is so; fails with what was waited for where it never is. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`never came true: ${condition}`)
    await sleep(5)
  }
}

/** The history of a section as it is kept, oldest first. */
export const historyOf = ({ read }: Database, sectionId = 's1') =>
  read
    .selectFrom('cell_changes')
    .innerJoin('people', 'people.user_id', 'cell_changes.user_id')
    .selectAll('cell_changes')
    .select('people.username')
    .where('section_id', '=', sectionId)
    .orderBy('sequence')
    .orderBy('id')
    .execute()

export const refusalsOf = ({ read }: Database) => read.selectFrom('refusals').selectAll().orderBy('id').execute()
