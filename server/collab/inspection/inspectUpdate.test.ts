import { cellKey, type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import {
  cellsOf,
  deleteRow,
  insertRow,
  moveRow,
  rowsOf,
  seedDocument,
  writeCells,
} from '@hesuan/shared/section/document.ts'
import { initialPositions } from '@hesuan/shared/section/fractionalOrder.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type AuthorOf, inspectUpdate } from './inspectUpdate.ts'
import { isSound } from './isSound.ts'
import { sectionSchema } from './sectionSchema.ts'

const schema = sectionSchema(TEMPLATE_2022, 'unit')
const ROWS_OF_BASIC = ['a', 'b', 'c'].map((local) => rowId('basic', local))
const [A, B] = [rowId('basic', 'a'), rowId('basic', 'b')]
const FIXED = rowId('income', 'general')
const [MINE, THEIRS] = [700, 900]

/** A server's document; replicas that know it; `inspect` as the user that owns `MINE`. */
function seeded(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  const rows = [...ROWS_OF_BASIC.map((id) => ({ id, sheet: 'basic' })), { id: FIXED, sheet: 'income' }]
  seedDocument(
    doc,
    rows.map((row) => ({ ...row, cells: { amount: '1.00' } })),
    initialPositions(4),
  )
  return doc
}

function replicaOf(source: Y.Doc, clientID: number, gc = true): Y.Doc {
  const doc = new Y.Doc({ gc })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source))
  doc.clientID = clientID
  return doc
}

const mine: AuthorOf = (client) => (client === MINE ? 'own' : client === THEIRS ? 'foreign' : 'unbound')
const inspect = (server: Y.Doc, update: Uint8Array, authorOf = mine) => inspectUpdate(update, server, schema, authorOf)
const missing = (server: Y.Doc, client: Y.Doc) => Y.encodeStateAsUpdate(client, Y.encodeStateVector(server))

/** What the owner of `MINE` sends after doing this to the document. */
function sent(server: Y.Doc, change: (doc: Y.Doc) => void, clientID = MINE): Uint8Array {
  const client = replicaOf(server, clientID)
  client.transact(() => change(client))
  return missing(server, client)
}

const refusal = (server: Y.Doc, update: Uint8Array): string | null => {
  const inspected = inspect(server, update)
  return inspected.ok ? null : inspected.error.code
}

describe('an honest update', () => {
  const server = seeded()

  it('[COL-1] is accepted with the keys that it writes', () => {
    const update = sent(server, (doc) => writeCells(doc, [{ row: A, column: 'amount', value: '2.00' }], null))
    expect(inspect(server, update)).toEqual({
      ok: true,
      value: { news: true, overlaps: false, unbound: [], touched: [{ map: 'cells', key: cellKey(A, 'amount') }] },
    })
  })

  it('[COL-1] may insert, move, delete and fill rows', () => {
    const update = sent(server, (doc) => {
      const row = rowId('basic', 'new')
      insertRow(doc, row, A, { amount: '3.00', note: '备注' }, null)
      moveRow(doc, B, null, null)
      deleteRow(doc, A, null)
      writeCells(doc, [{ row: FIXED, column: 'amount', value: '5.00' }], null)
    })
    expect(refusal(server, update)).toBeNull()
  })

  it('[GRD-130] may keep the expression beside an amount, but beside none that has a column for its basis', () => {
    const project = rowId('projects', 'a')
    const kept = (column: string) =>
      sent(server, (doc) => insertRow(doc, project, null, { general: '222500.00', [column]: '=89*0.25 万元' }, null))
    expect(refusal(server, kept('generalExpression'))).toBeNull()
    expect(refusal(server, kept('nameExpression'))).toBe('unknown-place')
    expect(
      refusal(
        server,
        sent(server, (doc) => writeCells(doc, [{ row: A, column: 'amountExpression', value: '=1 元' }], null)),
      ),
    ).toBe('unknown-place')
  })

  it('[COL-1] brings no news where the document has it, and is known as a repetition', () => {
    const client = replicaOf(server, MINE)
    writeCells(client, [{ row: A, column: 'amount', value: '2.00' }], null)
    const update = missing(server, client)
    const ahead = replicaOf(server, 2)
    Y.applyUpdate(ahead, update)
    expect(inspect(ahead, update)).toMatchObject({ ok: true, value: { news: false, overlaps: true } })
    expect(inspect(ahead, missing(ahead, client))).toMatchObject({ ok: true, value: { news: false, overlaps: false } })
    expect(inspect(ahead, Y.encodeStateAsUpdate(client))).toMatchObject({ ok: true, value: { news: false } })
  })

  it('[COL-1] names the clientIDs that nobody has used yet', () => {
    const update = sent(server, (doc) => writeCells(doc, [{ row: A, column: 'amount', value: '2.00' }], null), 4242)
    expect(inspect(server, update)).toMatchObject({ ok: true, value: { unbound: [4242] } })
  })

  it('[COL-2] may lack what its own client has collected of several offline writes to a cell', () => {
    for (const gc of [true, false]) {
      const client = replicaOf(server, MINE, gc)
      for (const value of ['2.00', '3.00', '4.00']) writeCells(client, [{ row: A, column: 'amount', value }], null)
      expect(refusal(server, missing(server, client))).toBeNull()
    }
  })

  it('[COL-2] may have been merged by the client, and may repeat a part of what it sent before', () => {
    const client = replicaOf(server, MINE)
    const updates: Uint8Array[] = []
    client.on('update', (update: Uint8Array) => updates.push(update))
    for (const value of ['2.00', '3.00', '4.00']) writeCells(client, [{ row: A, column: 'amount', value }], null)
    const merged = Y.mergeUpdates(updates)
    expect(refusal(server, merged)).toBeNull()
    const ahead = replicaOf(server, 2)
    Y.applyUpdate(ahead, updates[0] ?? merged)
    const all = Y.encodeStateAsUpdate(client, Y.encodeStateVector(server))
    expect(inspect(ahead, all)).toMatchObject({ ok: true, value: { news: true, overlaps: true } })
    Y.applyUpdate(ahead, all)
    expect(cellsOf(ahead).get(cellKey(A, 'amount'))).toBe('4.00')
  })
})

describe('a hostile update is refused whole', () => {
  const server = seeded()
  const cell = (value: unknown) => (doc: Y.Doc) => void doc.getMap('cells').set(cellKey(A, 'amount'), value)

  it('[COL-3] of somebody else, also as a part of what is honest', () => {
    const update = sent(server, cell('2.00'), THEIRS)
    expect(refusal(server, update)).toBe('foreign-author')
    const honest = sent(server, (doc) => writeCells(doc, [{ row: B, column: 'amount', value: '2.00' }], null))
    expect(refusal(server, Y.mergeUpdates([honest, update]))).toBe('foreign-author')
  })

  it('[COL-3] under the id of the seed or of the server, which are bound to nobody', () => {
    expect(refusal(server, sent(server, cell('2.00'), 1))).toBe('foreign-author')
  })

  it('[COL-4] with a gap, with an origin that is nowhere, with structs that wait for each other', () => {
    const client = replicaOf(server, MINE)
    const updates: Uint8Array[] = []
    client.on('update', (update: Uint8Array) => updates.push(update))
    for (const value of ['2.00', '3.00']) writeCells(client, [{ row: A, column: 'amount', value }], null)
    expect(refusal(server, updates[1] ?? new Uint8Array())).toBe('malformed-update')

    const other = replicaOf(server, 4242)
    writeCells(other, [{ row: A, column: 'amount', value: '7.00' }], null)
    const behind = replicaOf(other, MINE)
    writeCells(behind, [{ row: A, column: 'amount', value: '8.00' }], null)
    expect(refusal(server, missing(other, behind))).toBe('malformed-update')

    // 700:0 behind 701:0, and 701:0 behind 700:0.
    const circle = Uint8Array.from([2, ...wire(701, 0, 700, 0), ...wire(700, 0, 701, 0), 0])
    expect(refusal(server, circle)).toBe('malformed-update')
  })

  it('[COL-4] that claims what its bytes cannot hold: seven bytes must not cost a second', () => {
    expect(refusal(server, Uint8Array.from([1, 0xff, 0xff, 0xff, 0x0f, 1, 0]))).toBe('too-large')
    expect(refusal(server, Uint8Array.from([1, 1, 0xbc, 5, 0, 0, 5, 0]))).toBe('malformed-update')
    expect(refusal(server, new Uint8Array())).toBe('malformed-update')
    expect(refusal(server, Uint8Array.from([0, 0, 0]))).toBe('malformed-update')
  })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a number', cell(12)],
    ['nothing', cell(null)],
    ['a list', cell(['1.00'])],
    ['a nested map', cell(new Y.Map())],
    ['bytes', cell(Uint8Array.from([1]))],
    ['a document', cell(new Y.Doc())],
    ['a zero byte', cell('1\0')],
    ['a list of the document', (doc) => doc.getArray('cells2').push(['1'])],
    ['rich text', (doc) => doc.getText('text').insert(0, '1')],
  ])('[COL-5] with %s', (_, change) => {
    expect(refusal(server, sent(server, change))).toBe('malformed-update')
  })

  it.each<[string, string, string]>([
    ['another map', 'comments', cellKey(A, 'amount')],
    ['a key that is no cell', 'cells', '__proto__'],
    ['a sheet of the other kind of section', 'cells', cellKey(rowId('overallTasks', 'a'), 'name')],
    ['an unknown sheet', 'cells', cellKey(rowId('secret', 'a'), 'amount')],
    ['an unknown column', 'cells', cellKey(A, 'salary')],
    ['a computed column', 'cells', cellKey(rowId('projects', 'a'), 'total')],
    ['a read-only column', 'cells', cellKey(FIXED, 'source')],
    ['a row that there is none of', 'cells', cellKey(rowId('basic', 'nowhere'), 'amount')],
    ['the order of a fixed row', 'rows', `${FIXED}:order`],
    ['the life of a fixed row', 'rows', `${FIXED}:deleted`],
    ['the life of a row that there is none of', 'rows', `${rowId('basic', 'nowhere')}:deleted`],
    ['an unknown attribute of a row', 'rows', `${A}:colour`],
  ])('[COL-6] that writes %s', (_, map, key) => {
    expect(
      refusal(
        server,
        sent(server, (doc) => doc.getMap(map).set(key, '1')),
      ),
    ).toBe('unknown-place')
  })

  it.each([
    ['order', ''],
    ['order', 'a0'],
    ['order', 'A'],
    ['order', 'a'.repeat(501)],
    ['deleted', '2'],
  ])('[COL-6] that sets the %s of a row to “%s”', (attribute, value) => {
    expect(
      refusal(
        server,
        sent(server, (doc) => rowsOf(doc).set(`${A}:${attribute}`, value)),
      ),
    ).toBe('malformed-update')
  })

  it('[COL-7] that deletes without replacing: one cell, or all rows in ten bytes', () => {
    expect(
      refusal(
        server,
        sent(server, (doc) => cellsOf(doc).delete(cellKey(A, 'amount'))),
      ),
    ).toBe('foreign-delete')
    expect(refusal(server, Uint8Array.from([0, 1, 1, 1, 0, 8]))).toBe('foreign-delete')
    const honest = sent(server, (doc) => writeCells(doc, [{ row: A, column: 'amount', value: '2.00' }], null))
    const wipe = Y.mergeUpdates([honest, Uint8Array.from([0, 1, 1, 1, 0, 8])])
    expect(refusal(server, wipe)).toBe('foreign-delete')
  })

  it('[COL-7] that deletes what there is not, or out of order', () => {
    expect(refusal(server, Uint8Array.from([0, 1, 1, 1, 0, 99]))).toBe('malformed-update')
    expect(refusal(server, Uint8Array.from([0, 1, 77, 1, 0, 1]))).toBe('malformed-update')
    expect(refusal(server, Uint8Array.from([0, 1, 1, 2, 3, 1, 0, 1]))).toBe('malformed-update')
  })

  it('[COL-7] that erases a cell with collected content: accepted by its bytes, seen in the document', () => {
    const update = Uint8Array.from([1, 1, 0xbc, 5, 0, 0x21, 1, ...text('cells'), ...text(cellKey(B, 'note')), 1, 0])
    const inspected = inspect(server, update)
    const touched = inspected.ok ? inspected.value.touched : []
    expect(touched).toEqual([{ map: 'cells', key: cellKey(B, 'note') }])
    const copy = replicaOf(server, 2)
    Y.applyUpdate(copy, update)
    expect(isSound(copy, touched)).toBe(false)
  })

  it('[COL-8] that tells other content for an id that is known: two windows that share an id must not lose edits', () => {
    const [one, two] = [replicaOf(server, MINE), replicaOf(server, MINE)]
    writeCells(one, [{ row: A, column: 'amount', value: '2.00' }], null)
    writeCells(two, [{ row: A, column: 'amount', value: '3.00' }], null)
    const ahead = replicaOf(server, 2)
    Y.applyUpdate(ahead, missing(server, one))
    expect(refusal(ahead, missing(server, two))).toBe('malformed-update')
  })

  it('[COL-8] with a text or a number of structs beyond every honest one', () => {
    expect(refusal(server, sent(server, cell('长'.repeat(20_001))))).toBe('too-large')
    const many = sent(server, (doc) => {
      for (let index = 0; index < 20_001; index++) cellsOf(doc).set(cellKey(A, 'note'), `${index}`)
    })
    expect(refusal(server, many)).toBeNull()
    const rows = sent(server, (doc) => {
      for (let index = 0; index < 100_001; index++) rowsOf(doc).set(`${rowId('basic', `r${index}`)}:order`, 'i')
    })
    expect(refusal(server, rows)).toBe('too-large')
  })
})

/** A client with one struct of one text behind another. */
const wire = (client: number, clock: number, originClient: number, originClock: number): number[] => [
  1,
  ...varUint(client),
  clock,
  0b10101000,
  ...varUint(originClient),
  originClock,
  1,
  119,
  ...text('1'),
]
const varUint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varUint(value >> 7)])
const text = (value: string): number[] => [...varUint(value.length), ...new TextEncoder().encode(value)]

/** Honest clients, with and without collection, on lines that are slow and break. */
const step = fc.record({
  client: fc.nat(2),
  kind: fc.constantFrom('write', 'write', 'write', 'row', 'delete', 'send', 'send', 'receive', 'break', 'mend'),
  row: fc.nat(2),
  value: fc.nat(5),
})

interface Line {
  readonly doc: Y.Doc
  readonly user: AuthorOf
  online: boolean
  up: Uint8Array[]
  down: Uint8Array[]
}

function play(steps: readonly { client: number; kind: string; row: number; value: number }[], check: Check): void {
  const server = seeded()
  const lines: Line[] = [300, 200, 100].map((clientID, index) => {
    const doc = replicaOf(server, clientID, index !== 1)
    const line: Line = { doc, user: (id) => (id === clientID ? 'own' : 'foreign'), online: true, up: [], down: [] }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && line.online) line.up.push(update)
    })
    return line
  })
  let inserted = 0
  for (const { client, kind, row, value } of steps) {
    const line = lines[client % lines.length]
    if (line === undefined) continue
    const target: RowId = ROWS_OF_BASIC[row] ?? A
    if (kind === 'write')
      writeCells(line.doc, [{ row: target, column: value > 2 ? 'note' : 'amount', value: `${value}` }], null)
    if (kind === 'row') insertRow(line.doc, rowId('basic', `n${inserted++}`), target, { amount: '1.00' }, null)
    if (kind === 'delete') deleteRow(line.doc, target, null)
    if (kind === 'break') Object.assign(line, { online: false, up: [], down: value > 2 ? [] : line.down })
    if (kind === 'mend' && !line.online) {
      line.online = true
      line.up.push(missing(server, line.doc))
      line.down.push(Y.encodeStateAsUpdate(server, Y.encodeStateVector(line.doc)))
    }
    if (kind === 'receive') for (const update of line.down.splice(0)) Y.applyUpdate(line.doc, update, 'server')
    if (kind !== 'send') continue
    for (const update of line.up.splice(0)) {
      check(server, update, line.user)
      Y.applyUpdate(server, update)
      for (const other of lines) if (other !== line && other.online) other.down.push(update)
    }
  }
}

type Check = (server: Y.Doc, update: Uint8Array, authorOf: AuthorOf) => void

describe('random updates', () => {
  it('[COL-9] of honest clients are never refused, and leave a sound document', () => {
    let seen = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 200, size: 'max' }), (steps) => {
        play(steps, (server, update, authorOf) => {
          const inspected = inspectUpdate(update, server, schema, authorOf)
          expect(inspected.ok ? null : inspected.error).toBeNull()
          const copy = replicaOf(server, 2)
          Y.applyUpdate(copy, update)
          expect(isSound(copy, inspected.ok ? inspected.value.touched : [])).toBe(true)
          seen++
        })
      }),
      { numRuns: 60 },
    )
    expect(seen).toBeGreaterThan(500)
  })

  it('[COL-10] that were damaged on the way never throw; those that pass are read alike by Yjs and leave nothing pending', () => {
    const random = generator(20_220_701)
    const honest: { server: Y.Doc; update: Uint8Array; authorOf: AuthorOf }[] = []
    fc.assert(
      fc.property(fc.array(step, { minLength: 60, maxLength: 60 }), (steps) => {
        play(steps, (server, update, authorOf) => honest.push({ server: replicaOf(server, 2), update, authorOf }))
      }),
      { numRuns: 20, seed: 7 },
    )
    let passed = 0
    for (let count = 0; count < 20_000; count++) {
      const { server, update, authorOf } = honest[count % honest.length] ?? fail()
      const damaged = damage(update, random)
      const inspected = inspectUpdate(damaged, server, schema, authorOf)
      if (!inspected.ok) continue
      passed++
      const { structs } = Y.decodeUpdate(damaged)
      expect(structs.every((struct) => struct instanceof Y.Item)).toBe(true)
      const copy = replicaOf(server, 2)
      Y.applyUpdate(copy, damaged)
      expect(copy.store.pendingStructs).toBeNull()
      expect(copy.store.pendingDs).toBeNull()
    }
    // Enough of them pass for the test to say something, and most do not.
    expect(passed).toBeGreaterThan(200)
    expect(passed).toBeLessThan(15_000)
  })
})

/** One to three bytes changed, taken away, doubled or put in. */
function damage(update: Uint8Array, random: () => number): Uint8Array {
  const bytes = [...update]
  for (let times = 1 + (random() % 3); times > 0; times--) {
    const at = random() % (bytes.length + 1)
    const kind = random() % 5
    if (kind === 0) bytes.splice(at, 1 + (random() % 4))
    else if (kind === 1) bytes.splice(at, 0, random() % 256)
    else if (kind === 2) bytes.splice(at, 0, ...bytes.slice(at, at + (random() % 12)))
    else if (kind === 3) bytes[Math.min(at, bytes.length - 1)] = random() % 256
    else bytes[Math.min(at, bytes.length - 1)] = ((bytes[at] ?? 0) + 1) % 256
  }
  return Uint8Array.from(bytes)
}

/** A small generator of whole numbers (mulberry32), so that a failure is found again. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

function fail(): never {
  throw new Error('there are no honest updates')
}
