import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cellKey, rowId } from '../section/cellKey.ts'
import { cellsOf, deleteRow, insertRow, rowsOf, seedDocument, writeCells } from '../section/document.ts'
import { initialPositions } from '../section/fractionalOrder.ts'
import type { CellChange } from './cellChange.ts'
import { derivingChanges } from './deriveChanges.ts'
import { changedKey, contentOf, replay } from './replay.ts'

const A = rowId('basic', 'a')
const amount = (value: string) => [{ row: A, column: 'amount', value }]

function docOf(clientID: number, source?: Y.Doc): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientID
  if (source !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(source))
  return doc
}

function seeded(): Y.Doc {
  const doc = docOf(1)
  seedDocument(doc, [{ id: A, sheet: 'basic', cells: { amount: '1.00' } }], initialPositions(1))
  return doc
}

const apply = (server: Y.Doc, update: Uint8Array): CellChange[] =>
  derivingChanges(server, () => Y.applyUpdate(server, update))

const missing = (server: Y.Doc, client: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(client, Y.encodeStateVector(server))

describe('changes out of a transaction', () => {
  it('[HIS-1] say which cell, what it held before, what it holds now, and which struct wrote it', () => {
    const server = seeded()
    const client = docOf(7, server)
    writeCells(client, amount('2.00'), null)
    expect(apply(server, missing(server, client))).toEqual([
      {
        sheet: 'basic',
        row: A,
        column: 'amount',
        before: '1.00',
        after: '2.00',
        client: 7,
        clock: 0,
        behind: [{ client: 1, clock: 1 }],
        lost: false,
        conflict: null,
      },
    ])
  })

  it('[HIS-1] name the place and the life of rows', () => {
    const server = seeded()
    const client = docOf(7, server)
    const row = rowId('basic', 'b')
    insertRow(client, row, A, { amount: '3.00' }, null)
    deleteRow(client, A, null)
    const changes = apply(server, missing(server, client))
    expect(changes.map(({ row, column, before, after }) => ({ row, column, before, after }))).toEqual([
      { row, column: 'amount', before: null, after: '3.00' },
      { row, column: '@order', before: null, after: expect.stringMatching(/^\w+$/) },
      { row: A, column: '@deleted', before: null, after: '1' },
    ])
  })

  it('[HIS-2] have an entry for a write that lost, which raises no event', () => {
    const server = seeded()
    const [weak, strong] = [docOf(5, server), docOf(9, server)]
    writeCells(strong, amount('9.00'), null)
    writeCells(weak, amount('5.00'), null)
    expect(apply(server, missing(server, strong))).toMatchObject([{ after: '9.00', conflict: null }])
    expect(apply(server, missing(server, weak))).toMatchObject([
      { before: '9.00', after: '5.00', conflict: { kind: 'lost', other: '9.00', otherClient: 9 } },
    ])
    expect(contentOf(server).get(cellKey(A, 'amount'))).toBe('9.00')
  })

  it('[HIS-3] see a value overwritten that the author had not seen, though the transaction looks like any other', () => {
    const server = seeded()
    const [weak, strong] = [docOf(5, server), docOf(9, server)]
    writeCells(weak, amount('5.00'), null)
    apply(server, missing(server, weak))
    writeCells(strong, amount('9.00'), null)
    writeCells(strong, amount('9.50'), null)
    // Only the last of several offline writes to a cell survives the client's own collection.
    expect(apply(server, missing(server, strong))).toEqual([
      {
        sheet: 'basic',
        row: A,
        column: 'amount',
        before: '5.00',
        after: '9.50',
        client: 9,
        clock: 1,
        // What its author had in front of them, past the write that they collected.
        behind: [{ client: 1, clock: 1 }],
        lost: false,
        conflict: { kind: 'overwrote', other: '5.00', otherClient: 5 },
      },
    ])
  })

  it('[HIS-3] see every write of a client that collects nothing, and the conflict at the first of them', () => {
    const server = seeded()
    const weak = docOf(5, server)
    const strong = new Y.Doc({ gc: false })
    Y.applyUpdate(strong, Y.encodeStateAsUpdate(server))
    strong.clientID = 9
    writeCells(weak, amount('5.00'), null)
    apply(server, missing(server, weak))
    for (const value of ['7.00', '8.00', '9.00']) writeCells(strong, amount(value), null)
    expect(
      apply(server, missing(server, strong)).map(({ before, after, clock, conflict }) => [
        before,
        after,
        clock,
        conflict?.kind,
      ]),
    ).toEqual([
      ['5.00', '7.00', 0, 'overwrote'],
      ['7.00', '8.00', 1, undefined],
      ['8.00', '9.00', 2, undefined],
    ])
  })

  it('[HIS-3] tell a write that lost from a later one of its author in the same update', () => {
    const server = seeded()
    const strong = docOf(9, server)
    const weak = new Y.Doc({ gc: false })
    Y.applyUpdate(weak, Y.encodeStateAsUpdate(server))
    weak.clientID = 5
    writeCells(strong, amount('9.00'), null)
    apply(server, missing(server, strong))
    writeCells(weak, amount('5.00'), null)
    // It takes in the other's value before it has sent its own, and writes again.
    Y.applyUpdate(weak, missing(weak, strong))
    writeCells(weak, amount('6.00'), null)
    expect(apply(server, missing(server, weak))).toMatchObject([
      { before: '9.00', after: '5.00', clock: 0, conflict: { kind: 'lost', other: '9.00', otherClient: 9 } },
      { before: '9.00', after: '6.00', clock: 1, conflict: null },
    ])
  })

  it('[HIS-3] call two equal values no conflict', () => {
    const server = seeded()
    const [weak, strong] = [docOf(5, server), docOf(9, server)]
    for (const doc of [weak, strong]) writeCells(doc, amount('5.00'), null)
    expect(apply(server, missing(server, strong))).toMatchObject([{ conflict: null }])
    expect(apply(server, missing(server, weak))).toMatchObject([{ conflict: null }])
  })

  it('[HIS-4] are none where an update brings nothing new', () => {
    const server = seeded()
    expect(apply(server, Y.encodeStateAsUpdate(server))).toEqual([])
  })
})

/** One action of a random history: somebody writes, a message arrives, a line breaks, a line is mended. */
const action = fc.record({
  client: fc.nat(3),
  kind: fc.constantFrom(
    'write',
    'write',
    'write',
    'block',
    'row',
    'upload',
    'upload',
    'download',
    'download',
    'break',
    'mend',
  ),
  cell: fc.nat(3),
  value: fc.integer({ min: 0, max: 3 }),
})

describe('random histories', () => {
  let conflicts = 0

  it('[HIS-5] replay to exactly the document, with exact values before and exact conflicts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.array(action, { minLength: 40, maxLength: 160, size: 'max' }),
        (clients, actions) => {
          const world = new World(clients)
          for (const { client, kind, cell, value } of actions) world.act(client % clients, kind, cell, value)
          world.heal()
          for (const doc of world.replicas()) expect(contentOf(doc)).toEqual(contentOf(world.server))
          expect(replay(world.changes)).toEqual(contentOf(world.server))
          world.checkBefores()
          world.checkOnce()
          conflicts += world.conflicts
        },
      ),
      { numRuns: 150 },
    )
    expect(conflicts).toBeGreaterThan(100)
  })
})

interface Client {
  readonly doc: Y.Doc
  online: boolean
  /** Updates on their way. */
  up: Uint8Array[]
  down: Uint8Array[]
  /** Writes whose value its person could see: that held their key here at some time. */
  readonly seen: Set<string>
}

const idOf = ({ client, clock }: CellChange): string => `${client}:${clock}`

/** A server document, replicas with a line each, and a model that knows what every replica had seen. */
class World {
  readonly server = docOf(1)
  readonly changes: CellChange[] = []
  conflicts = 0
  readonly #clients: Client[]
  /** By `client:clock`: every write that its author had seen when making this one. */
  readonly #madeOn = new Map<string, ReadonlySet<string>>()
  /** What holds each key, by the struct that wrote it. */
  readonly #holder = new Map<string, { readonly id: string; readonly value: string }>()
  #rows = 0

  constructor(clients: number) {
    this.#take(
      derivingChanges(this.server, () => {
        const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id: rowId('basic', id), sheet: 'basic', cells: {} }))
        seedDocument(this.server, rows, initialPositions(4))
      }),
    )
    this.#clients = Array.from({ length: clients }, (_, index) => {
      // Ids in no order, so that who wins has nothing to do with who came first.
      const doc = docOf([40, 10, 30, 20][index] ?? 50, this.server)
      const client: Client = { doc, online: true, up: [], down: [], seen: new Set(this.#idsOf(this.changes)) }
      doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
        if (origin === 'server') return
        const state = transaction.beforeState.get(doc.clientID) ?? 0
        for (let clock = state; clock < Y.getState(doc.store, doc.clientID); clock++) {
          this.#madeOn.set(`${doc.clientID}:${clock}`, new Set(client.seen))
          client.seen.add(`${doc.clientID}:${clock}`)
        }
        if (client.online) client.up.push(update)
      })
      return client
    })
  }

  act(index: number, kind: string, cell: number, value: number): void {
    const client = this.#clients[index]
    if (client === undefined) return
    const row = rowId('basic', ['a', 'b', 'c', 'd'][cell] ?? 'a')
    const { doc } = client
    if (kind === 'write') writeCells(doc, [{ row, column: 'amount', value: `${value}.00` }], null)
    if (kind === 'block') {
      const columns = ['amount', 'note', 'basis']
      writeCells(
        doc,
        columns.map((column) => ({ row, column, value: `${value}` })),
        null,
      )
    }
    if (kind === 'row') {
      if (value === 0) deleteRow(doc, row, null)
      else insertRow(doc, rowId('basic', `n${this.#rows++}`), row, { amount: `${value}.00` }, null)
    }
    if (kind === 'upload') this.#upload(client)
    if (kind === 'download') this.#download(client)
    if (kind === 'break') {
      client.online = false
      client.up = []
      client.down = []
    }
    if (kind === 'mend' && !client.online) this.#mend(client)
  }

  heal(): void {
    for (const client of this.#clients) if (!client.online) this.#mend(client)
    for (const client of this.#clients) while (client.up.length > 0) this.#upload(client)
    for (const client of this.#clients) while (client.down.length > 0) this.#download(client)
  }

  replicas(): Y.Doc[] {
    return this.#clients.map(({ doc }) => doc)
  }

  /** Every value before is what the document held after all changes until then. */
  checkBefores(): void {
    const held = new Map<string, string>()
    for (const change of this.changes) {
      const key = changedKey(change)
      expect(change.before).toBe(held.get(key) ?? null)
      if (change.conflict?.kind !== 'lost') held.set(key, change.after)
    }
  }

  checkOnce(): void {
    const ids = this.#idsOf(this.changes)
    expect(new Set(ids).size).toBe(ids.length)
  }

  // The server asks first and the client answers before it takes anything: its own writes arrive as it made them.
  #mend(client: Client): void {
    client.online = true
    client.up.push(missing(this.server, client.doc))
    client.down.push(Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(client.doc)))
  }

  #upload(client: Client): void {
    const next = client.up.shift()
    if (next === undefined) return
    this.#take(apply(this.server, next))
    for (const other of this.#clients) if (other !== client && other.online) other.down.push(next)
  }

  #download(client: Client): void {
    const next = client.down.shift()
    if (next === undefined) return
    Y.applyUpdate(client.doc, next, 'server')
    for (const { _map } of [cellsOf(client.doc), rowsOf(client.doc)]) {
      for (const { lastId } of _map.values()) client.seen.add(`${lastId.client}:${lastId.clock}`)
    }
  }

  #take(changes: readonly CellChange[]): void {
    const heldBefore = new Map(this.#holder)
    const met = new Set<string>()
    for (const change of changes) {
      const key = changedKey(change)
      const held = heldBefore.get(key)
      const seen = this.#madeOn.get(idOf(change))
      const holder = this.#holderOf(change)
      const unseen = held !== undefined && seen !== undefined && !seen.has(held.id)
      const lost = holder.id !== idOf(change) && !changes.some((other) => idOf(other) === holder.id)
      const expected = lost ? 'lost' : met.has(key) ? undefined : 'overwrote'
      expect(change.conflict?.kind).toBe(unseen && held.value !== change.after ? expected : undefined)
      if (change.conflict !== null) this.conflicts++
      met.add(key)
      this.#holder.set(key, holder)
      this.changes.push(change)
    }
  }

  #holderOf(change: CellChange): { readonly id: string; readonly value: string } {
    const [map, key] = change.column.startsWith('@')
      ? [rowsOf(this.server), `${change.row}:${change.column.slice(1)}`]
      : [cellsOf(this.server), `${change.row}:${change.column}`]
    const id = map._map.get(key)?.lastId
    return { id: `${id?.client}:${id?.clock}`, value: map.get(key) ?? '' }
  }

  #idsOf(changes: readonly CellChange[]): string[] {
    return changes.map(idOf)
  }
}
