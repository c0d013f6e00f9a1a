import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cellKey, rowId } from '../section/cellKey.ts'
import { cellsOf, seedDocument, settleCell, writeCells } from '../section/document.ts'
import { initialPositions } from '../section/fractionalOrder.ts'
import type { StructId } from './cellChange.ts'
import { derivingChanges } from './deriveChanges.ts'
import { isContested, type Rival, rivalsAfter } from './rivals.ts'

const rival = (client: number, clock: number, value: string): Rival => ({ client, clock, value })
const [mine, theirs] = [rival(7, 0, '7.00'), rival(8, 0, '8.00')]
const valuesOf = (standing: readonly Rival[]) => standing.map(({ value }) => value)

describe('the values that stand at a cell', () => {
  it('[CNF-1] are those that nobody who wrote there since had seen', () => {
    const unseen = { ...rival(9, 0, '9.00'), behind: [{ client: 1, clock: 0 }], saw: [], lost: false }
    expect(valuesOf(rivalsAfter([mine], unseen))).toEqual(['7.00', '9.00'])
    expect(valuesOf(rivalsAfter([mine], { ...unseen, behind: [mine] }))).toEqual(['9.00'])
    expect(valuesOf(rivalsAfter([mine, theirs], { ...unseen, behind: [mine] }))).toEqual(['8.00', '9.00'])
    expect(valuesOf(rivalsAfter([mine, theirs], { ...unseen, behind: [mine], saw: [mine, theirs] }))).toEqual(['9.00'])
    const lost = { ...unseen, saw: [mine, theirs], lost: true }
    expect(valuesOf(rivalsAfter([mine, theirs], lost))).toEqual(['7.00', '8.00', '9.00'])
  })

  it('[CNF-1] never hold two of one window', () => {
    const again = { ...rival(7, 3, '7.50'), behind: [{ client: 1, clock: 0 }], saw: [], lost: false }
    expect(valuesOf(rivalsAfter([mine, theirs], again))).toEqual(['8.00', '7.50'])
  })

  it('[CNF-2] are in conflict only where they differ', () => {
    const agreed = { ...rival(9, 0, '7.00'), behind: [], saw: [], lost: false }
    expect(isContested(rivalsAfter([mine], agreed))).toBe(false)
    expect(isContested([mine, theirs])).toBe(true)
  })
})

const act = fc.record({
  client: fc.nat(3),
  kind: fc.constantFrom(
    'write',
    'write',
    'write',
    'settle',
    'settle',
    'up',
    'up',
    'down',
    'down',
    'look',
    'look',
    'break',
    'mend',
  ),
  cell: fc.nat(1),
  value: fc.integer({ min: 0, max: 4 }),
})

type Act = typeof act extends fc.Arbitrary<infer One> ? One : never
const did = (client: number, kind: Act['kind'], value = 0): Act => ({ client, kind, cell: 0, value })
const SETTLED_BY_AN_EQUAL_VALUE: Act[] = [
  did(3, 'write'),
  did(0, 'write', 2),
  did(0, 'up'),
  did(3, 'up'),
  did(3, 'look'),
  did(1, 'write'),
  did(3, 'settle'),
  did(3, 'write'),
  did(1, 'up'),
  did(3, 'up'),
  did(3, 'up'),
]

describe('random histories of concurrent writers', () => {
  let [conflicts, settled] = [0, 0]
  it('[CNF-3] have in conflict exactly the values that nobody has settled having seen them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.array(act, { minLength: 30, maxLength: 140, size: 'max' }),
        (clients, acts) => {
          const world = new World(clients)
          for (const { client, kind, cell, value } of acts) world.act(client % clients, kind, cell, value)
          world.heal()
          conflicts += world.opened
          settled += world.closed
        },
      ),
      {
        numRuns: 150,
        examples: [
          // Settled by a value that lost its place to an equal one, and overwritten by its author right behind.
          [4, SETTLED_BY_AN_EQUAL_VALUE],
        ],
      },
    )
    expect(conflicts).toBeGreaterThan(100)
    expect(settled).toBeGreaterThan(50)
  })
})

const CELLS = [cellKey(rowId('basic', 'a'), 'amount'), cellKey(rowId('basic', 'b'), 'amount')] as const
type Screen = ReadonlyMap<string, readonly Rival[]>

interface Message {
  readonly update: Uint8Array
  /** What its author says was on the screen, by cell. */
  readonly saw: Screen
}

interface Client {
  readonly doc: Y.Doc
  online: boolean
  up: Message[]
  down: Uint8Array[]
  /** The conflicts that it shows; they come on a line of their own, ahead of the document or behind it. */
  screen: Screen
}

/** What a person had in front of them when they wrote: known to the model, not to the server. */
interface Known extends Rival {
  readonly cell: string
  /** What the cell held in its window. */
  readonly replaced: StructId
  /** The conflict that was on the screen. */
  readonly shown: readonly StructId[]
}

/** A server that follows the rivals of its cells, clients that show them, and a model that knows what everybody saw. */
class World {
  opened = 0
  closed = 0
  readonly #server = new Y.Doc()
  readonly #clients: Client[]
  readonly #known = new Map<string, Known>()
  #standing = new Map<string, Rival[]>()
  #model = new Map<string, Known[]>()

  constructor(clients: number) {
    this.#server.clientID = 1
    const rows = ['a', 'b'].map((id) => ({ id: rowId('basic', id), sheet: 'basic', cells: { amount: '1.00' } }))
    seedDocument(this.#server, rows, initialPositions(2))
    for (const cell of CELLS) {
      const seed = { ...this.#holder(this.#server, cell), value: '1.00' }
      this.#standing.set(cell, [seed])
      this.#model.set(cell, [{ ...seed, cell, replaced: seed, shown: [] }])
    }
    this.#clients = Array.from({ length: clients }, (_, index) => {
      const doc = new Y.Doc()
      doc.clientID = [40, 10, 30, 20][index] ?? 50
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#server))
      return { doc, online: true, up: [], down: [], screen: new Map() }
    })
  }

  act(index: number, kind: string, cellIndex: number, number: number): void {
    const client = this.#clients[index]
    const cell = CELLS[cellIndex] ?? CELLS[0]
    if (client === undefined) return
    if (kind === 'write') this.#write(client, cell, `${number}.00`, false)
    if (kind === 'settle' && client.online) {
      const shown = client.screen.get(cell) ?? []
      const chosen = shown[number % Math.max(1, shown.length)]
      if (chosen !== undefined) this.#write(client, cell, chosen.value, true)
    }
    if (kind === 'up') this.#upload(client)
    if (kind === 'down') this.#download(client)
    if (kind === 'look' && client.online) client.screen = this.#screen()
    if (kind === 'break') Object.assign(client, { online: false, up: [], down: [] })
    if (kind === 'mend' && !client.online) this.#mend(client)
  }

  heal(): void {
    for (const client of this.#clients) if (!client.online) this.#mend(client)
    for (const client of this.#clients) while (client.up.length > 0) this.#upload(client)
    for (const client of this.#clients) while (client.down.length > 0) this.#download(client)
  }

  #write({ doc, screen, online, up }: Client, cell: (typeof CELLS)[number], value: string, settles: boolean): void {
    const [row, column] = [rowId('basic', cell === CELLS[0] ? 'a' : 'b'), 'amount']
    const shown = settles ? (screen.get(cell) ?? []) : []
    const replaced = this.#holder(doc, cell)
    let update: Uint8Array | null = null
    const listen = (written: Uint8Array) => {
      update = written
    }
    doc.on('update', listen)
    if (settles) settleCell(doc, { row, column, value }, null)
    else writeCells(doc, [{ row, column, value }], null)
    doc.off('update', listen)
    if (update === null) return
    const id = this.#holder(doc, cell)
    this.#known.set(`${id.client}:${id.clock}`, { ...id, value, cell, replaced, shown })
    if (online) up.push({ update, saw: new Map([[cell, shown]]) })
  }

  // The server asks first and the client answers before it takes anything; nothing can be said of what it wrote offline.
  #mend(client: Client): void {
    client.online = true
    const update = Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(this.#server))
    client.up.push({ update, saw: new Map() })
    client.down.push(Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(client.doc)))
  }

  #upload(client: Client): void {
    const next = client.up.shift()
    if (next === undefined) return
    const changes = derivingChanges(this.#server, () => Y.applyUpdate(this.#server, next.update))
    for (const { row, column, after: value, client: by, clock, behind, lost, conflict } of changes) {
      const cell = `${row}:${column}`
      const before = this.#standing.get(cell) ?? []
      const after = rivalsAfter(before, { client: by, clock, value, behind, saw: next.saw.get(cell) ?? [], lost })
      // Several who wrote the same value agree: it stands as the document holds it.
      this.#standing.set(cell, isContested(after) ? after : [this.#holder(this.#server, cell)])
      if (conflict !== null && !next.saw.has(cell)) expect(isContested(after)).toBe(true)
      if (!isContested(before) && isContested(after)) this.opened++
      if (isContested(before) && !isContested(after)) this.closed++
      this.#expect(cell, this.#known.get(`${by}:${clock}`), !lost && next.saw.has(cell))
      expect(after.map(({ value }) => value)).toContain(cellsOf(this.#server).get(cell))
    }
    for (const other of this.#clients) if (other !== client && other.online) other.down.push(next.update)
  }

  #download(client: Client): void {
    const next = client.down.shift()
    if (next === undefined) return
    Y.applyUpdate(client.doc, next, 'server')
  }

  /** The same by what the model knows of its author: what they had in front of them when they typed it. */
  #expect(cell: string, write: Known | undefined, settles: boolean): void {
    if (write === undefined) throw new Error('a write that nobody made')
    const before = this.#model.get(cell) ?? []
    const seen = [...this.#replacedBy(write), ...(settles ? write.shown : [])]
    const unseen = before.filter((one) => one.client !== write.client && !seen.some((id) => sameId(id, one)))
    const after = [...unseen, write]
    const agreed = new Set(after.map(({ value }) => value)).size === 1
    const holder = this.#holder(this.#server, cell)
    this.#model.set(cell, agreed ? [{ ...write, ...holder }] : after)
    const ids = (standing: readonly Rival[]) => standing.map(({ client, clock }) => `${client}:${clock}`)
    expect(ids(this.#standing.get(cell) ?? [])).toEqual(ids(this.#model.get(cell) ?? []))
  }

  /** What a write replaced; where that was its own window's, which the window may have collected, also what that did. */
  #replacedBy({ client, replaced }: Known): StructId[] {
    const earlier = replaced.client === client ? this.#known.get(`${client}:${replaced.clock}`) : undefined
    return [replaced, ...(earlier === undefined ? [] : this.#replacedBy(earlier))]
  }

  #screen(): Screen {
    return new Map([...this.#standing].filter(([, standing]) => isContested(standing)))
  }

  #holder(doc: Y.Doc, cell: string): Rival {
    const item = cellsOf(doc)._map.get(cell)
    if (item === undefined) throw new Error('a cell without a value')
    return { ...item.lastId, value: cellsOf(doc).get(cell) ?? '' }
  }
}

const sameId = (one: StructId, other: StructId): boolean => one.client === other.client && one.clock === other.clock
