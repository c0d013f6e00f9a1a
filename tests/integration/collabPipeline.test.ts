import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { loadDocument } from '@hesuan/server/collab/document/loadDocument.ts'
import {
  readClientFrame,
  syncAnswerFrame,
  syncRequestFrame,
  updateFrame,
} from '@hesuan/server/collab/protocol/frames.ts'
import { createRooms, type Rooms } from '@hesuan/server/collab/room/rooms.ts'
import type { SectionRoom } from '@hesuan/server/collab/room/sectionRoom.ts'
import { SectionSocket, type Transport } from '@hesuan/server/collab/room/sectionSocket.ts'
import type { SignedInPerson } from '@hesuan/server/identity/identity.ts'
import { createLog } from '@hesuan/server/logging/log.ts'
import { seedSection } from '@hesuan/server/sections/seedSection.ts'
import type { ChangedColumn } from '@hesuan/shared/history/cellChange.ts'
import { changedKey, contentOf } from '@hesuan/shared/history/replay.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { cellsOf, deleteRow, insertRow, readRows, rowsOf, writeCells } from '@hesuan/shared/section/document.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createWorld, historyOf, refusalsOf, TEST_DATABASES, type World } from './collabFixture.ts'

/** One thing that happens: somebody writes, a message arrives, a line breaks or is mended, the server catches up. */
const step = fc.record({
  client: fc.nat(3),
  kind: fc.constantFrom(
    'write',
    'write',
    'write',
    'block',
    'row',
    'wrong',
    'up',
    'up',
    'up',
    'down',
    'down',
    'break',
    'mend',
    'turn',
    'wait',
  ),
  row: fc.nat(2),
  value: fc.nat(4),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const ROWS = ['a', 'b', 'c'].map((local) => rowId('basic', local))

describe.each(TEST_DATABASES)('random edits through the whole server on $name', ({ name, open }) => {
  let world: World
  let rooms: Rooms
  let logged = () => ''
  let sections = 0
  beforeAll(async () => {
    world = await createWorld(await open())
    const lines: string[] = []
    const log = createLog({ write: (line) => void lines.push(line) })
    logged = () => lines.join('')
    rooms = createRooms({ db: world.database, log, now: () => new Date(), randomId: randomUUID })
  })
  afterAll(async () => {
    await rooms.close()
    await world.dispose()
  })

  it('[COL-30] leave equal replicas, a history that replays to the document, and one exact entry for each change', async () => {
    let conflicts = 0
    let entries = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.array(step, { minLength: 60, maxLength: 160, size: 'max' }),
        async (clients, steps) => {
          const play = await startPlay(world, rooms, `p${++sections}`, clients)
          for (const each of steps) await play.act(each)
          await play.heal()
          const counted = await play.check()
          conflicts += counted.conflicts
          entries += counted.entries
        },
      ),
      { numRuns: name === 'SQLite' ? 40 : 15, endOnFailure: true },
    )
    expect(entries).toBeGreaterThan(500)
    expect(conflicts).toBeGreaterThan(20)
    expect(logged()).toBe('')
  })
})

/** A replica with a line to the server; both ends of it are queues that this test empties when it likes. */
interface Client {
  readonly doc: Y.Doc
  readonly person: SignedInPerson
  socket: SectionSocket | null
  up: Uint8Array[]
  down: Uint8Array[]
  /** Writes whose value this person could see: that held their key here at some time. */
  readonly seen: Set<string>
}

async function startPlay(world: World, rooms: Rooms, sectionId: string, count: number): Promise<Play> {
  const { write } = world.database
  const unitCode = sectionId
  await write.transaction().execute(async (trx) => {
    const rows = ROWS.map((id) => ({ id, sheet: 'basic', cells: { amount: '1.00' } }))
    const snapshot = { unitCode, kind: 'unit' as const, precision: 'fen' as const, rows }
    const at = new Date().toISOString()
    await trx
      .insertInto('units')
      .values({ code: unitCode, department_code: '701', name: unitCode, position: 1000 + Number(sectionId.slice(1)) })
      .execute()
    for (const username of ['anna', 'bert']) {
      await trx
        .insertInto('memberships')
        .values({ user_id: world.userIds.get(username) ?? '', unit_code: unitCode })
        .execute()
    }
    await seedSection(trx, { id: sectionId, roundId: 'r1', snapshot, how: 'seeded', act: 'seed', at, clientId: 1 })
  })
  const room = await rooms.open(sectionId)
  if (room === null) throw new Error('no section')
  // Two windows of one person are two clients like any other.
  const clients = Array.from({ length: count }, (_, index) => {
    const username = index % 2 === 0 ? 'anna' : 'bert'
    const person: SignedInPerson = {
      userId: world.userIds.get(username) ?? '',
      username,
      displayName: username,
      sessionId: `${index}`,
      role: 'accountant',
      units: [unitCode],
      disabled: false,
      mustChangePassword: false,
    }
    const doc = new Y.Doc({ gc: index !== 3 })
    // In no order, so that who wins has nothing to do with who came first.
    doc.clientID = [4_000_000_000, 10, 3_000_000_000, 20][index] ?? 30
    const client: Client = { doc, person, socket: null, up: [], down: [], seen: new Set() }
    return client
  })
  return new Play(world, rooms, room, clients)
}

class Play {
  readonly #world: World
  readonly #rooms: Rooms
  readonly #room: SectionRoom
  readonly #clients: readonly Client[]
  /** By the id of a write: the writes that its author had seen when making it. */
  readonly #madeOn = new Map<string, ReadonlySet<string>>()
  readonly #shownOut: string[] = []
  #rows = 0
  /** No two writes are alike, so that a value says which write it is. */
  #values = 0

  constructor(world: World, rooms: Rooms, room: SectionRoom, clients: readonly Client[]) {
    this.#world = world
    this.#rooms = rooms
    this.#room = room
    this.#clients = clients
    for (const client of clients) {
      client.doc.on('update', (update: Uint8Array, origin: unknown, doc: Y.Doc, transaction: Y.Transaction) => {
        if (origin === 'server') return
        const before = transaction.beforeState.get(doc.clientID) ?? 0
        for (let clock = before; clock < Y.getState(doc.store, doc.clientID); clock++) {
          this.#madeOn.set(`${doc.clientID}:${clock}`, new Set(client.seen))
          client.seen.add(`${doc.clientID}:${clock}`)
        }
        if (client.socket !== null) client.up.push(updateFrame(update))
      })
      this.#mend(client)
      while (client.up.length + client.down.length > 0) {
        this.#up(client)
        this.#down(client)
      }
    }
  }

  async act({ client: index, kind, row: rowIndex, value }: Step): Promise<void> {
    const client = this.#clients[index % this.#clients.length]
    if (client === undefined) return
    const { doc } = client
    const row = ROWS[rowIndex] ?? rowId('basic', 'a')
    // Nobody writes before they have seen the section.
    const writes = ['write', 'block', 'row', 'wrong'].includes(kind)
    if (writes && !rowsOf(doc).has(`${row}:order`)) return
    if (kind === 'write') writeCells(doc, [{ row, column: 'amount', value: `${++this.#values}.00` }], null)
    if (kind === 'wrong') writeCells(doc, [{ row, column: 'amount', value: `坏${++this.#values}` }], null)
    if (kind === 'block') {
      const writes = ['note', 'basis'].map((column) => ({ row, column, value: `${++this.#values}` }))
      writeCells(doc, writes, null)
    }
    if (kind === 'row' && value === 0) deleteRow(doc, row, null)
    if (kind === 'row' && value > 0) insertRow(doc, rowId('basic', `n${this.#rows++}`), row, { note: `${value}` }, null)
    if (kind === 'up') this.#up(client)
    if (kind === 'down') this.#down(client)
    if (kind === 'break') this.#break(client)
    if (kind === 'mend' && client.socket === null) this.#mend(client)
    if (kind === 'turn') await nextTurn()
    if (kind === 'wait') await this.#rooms.drained()
  }

  async heal(): Promise<void> {
    for (const client of this.#clients) if (client.socket === null) this.#mend(client)
    for (let rounds = 0; rounds < 100; rounds++) {
      for (const client of this.#clients) {
        while (client.up.length > 0) this.#up(client)
        while (client.down.length > 0) this.#down(client)
      }
      await this.#rooms.drained()
      if (this.#clients.every(({ up, down }) => up.length + down.length === 0)) return
    }
  }

  async check(): Promise<{ entries: number; conflicts: number }> {
    const { database } = this.#world
    const { doc } = this.#room.document
    // Honest clients are never refused.
    expect(await refusalsOf(database)).toEqual([])
    expect(this.#shownOut).toEqual([])
    for (const client of this.#clients) expect(contentOf(client.doc)).toEqual(contentOf(doc))

    const point = { sectionId: this.#room.id, epoch: 1, sequence: this.#room.document.head }
    const logged = await loadDocument(database.read, point)
    expect(readRows(logged.doc)).toEqual(readRows(doc))
    expect(contentOf(logged.doc)).toEqual(contentOf(doc))

    const history = await historyOf(database, this.#room.id)
    const ids = history.map(({ client_id, clock }) => `${client_id}:${clock}`)
    expect(new Set(ids).size).toBe(ids.length)
    const authors = new Map<number, string>(this.#clients.map(({ doc, person }) => [doc.clientID, person.username]))
    const held = new Map<string, { readonly id: string; readonly value: string; readonly sequence: number }>()
    let conflicts = 0
    for (const change of history) {
      const column: ChangedColumn = change.column_id
      const key = changedKey({ row: change.row_id, column })
      const holder = held.get(key)
      const id = `${change.client_id}:${change.clock}`
      expect(change.username).toBe(authors.get(change.client_id) ?? 'system')
      expect(change.before).toBe(holder?.value ?? null)
      const seen = this.#madeOn.get(id)
      // Several writes to one key in one update: those behind the first replaced their own author's.
      const unseen =
        holder !== undefined && seen !== undefined && !seen.has(holder.id) && holder.sequence !== change.sequence
      expect(change.conflict_kind !== null).toBe(unseen && holder.value !== change.after)
      if (change.conflict_kind !== null) {
        conflicts++
        expect(change.conflict_other).toBe(holder?.value)
      }
      if (change.conflict_kind === 'lost') continue
      held.set(key, { id, value: change.after, sequence: change.sequence })
    }
    const replayed = new Map([...held].map(([key, { value }]) => [key, value]))
    expect(replayed).toEqual(contentOf(doc))
    return { entries: history.length, conflicts }
  }

  #up(client: Client): void {
    const frame = client.up.shift()
    if (frame !== undefined && client.socket !== null) this.#room.hear(client.socket, frame)
  }

  #down(client: Client): void {
    const bytes = client.down.shift()
    if (bytes === undefined) return
    // The same three messages of the sync protocol go both ways.
    const frame = readClientFrame(bytes)
    if (frame?.kind === 'sync-request') {
      client.up.push(syncAnswerFrame(Y.encodeStateAsUpdate(client.doc, frame.stateVector)))
    }
    if (frame?.kind !== 'sync-answer' && frame?.kind !== 'update') return
    Y.applyUpdate(client.doc, frame.update, 'server')
    for (const { _map } of [cellsOf(client.doc), rowsOf(client.doc)]) {
      for (const { lastId } of _map.values()) client.seen.add(`${lastId.client}:${lastId.clock}`)
    }
  }

  #break(client: Client): void {
    if (client.socket === null) return
    this.#room.leave(client.socket)
    client.socket = null
    client.up = []
    client.down = []
  }

  #mend(client: Client): void {
    const ignore = () => undefined
    const transport: Transport = {
      bufferedAmount: 0,
      send: (bytes) => void client.down.push(bytes),
      close: (code, reason) => void this.#shownOut.push(`${code} ${reason}`),
      terminate: ignore,
      pause: ignore,
      resume: ignore,
      cork: ignore,
      uncork: ignore,
    }
    client.socket = new SectionSocket(transport, client.person, 'granted', {})
    this.#room.admit(client.socket)
    client.up.push(syncRequestFrame(Y.encodeStateVector(client.doc)))
  }
}
