import 'fake-indexeddb/auto'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { readCell, writeCells } from '@hesuan/shared/section/document.ts'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { OutgoingEdits } from '../collab/outgoingEdits.ts'
import { keepDetail, keptDetail } from './keptDetail.ts'
import { LocalCopy } from './localCopy.ts'
import { openOfflineDatabase } from './offlineDatabase.ts'
import { forgetStates, unsentOf } from './thisMachine.ts'
import { UnsentWatch } from './unsentWatch.ts'

const A = rowId('basic', 'a')
const DETAIL: SectionDetail = {
  id: 's1',
  unitCode: '701001',
  unitName: '机关',
  kind: 'unit',
  status: 'draft',
  epoch: 1,
  precision: 'fen',
  year: 2022,
  templateYear: 2022,
  departmentName: '测试部门',
  roundId: '701-2022-r3',
  roundName: '二上',
  may: {
    write: true,
    submit: true,
    withdraw: false,
    return: false,
    approve: false,
    revise: false,
    history: true,
    comment: true,
  },
  returned: null,
}

let users = 0
const copies: LocalCopy[] = []
afterEach(async () => {
  for (const copy of copies.splice(0)) await copy.close()
})

function fail(cause: unknown): never {
  throw cause
}

/** What one window of a person does with the copy of one section. */
async function open(user: string, { section = 's1', epoch = 1, client = 7 } = {}) {
  await keepDetail(user, { ...DETAIL, id: section, epoch })
  const copy = new LocalCopy(await openOfflineDatabase(user), section, epoch, fail)
  copies.push(copy)
  const kept = await copy.read()
  const doc = new Y.Doc()
  doc.clientID = client
  for (const update of kept.updates) Y.applyUpdate(doc, update)
  const outgoing = new OutgoingEdits(doc, copy, () => new Date())
  copy.follow(() => (outgoing.pieces.length === 0 ? Y.encodeStateAsUpdate(doc) : null))
  const type = (value: string) => writeCells(doc, [{ row: A, column: 'amount', value }], null)
  return { copy, kept, doc, outgoing, type }
}

const newUser = () => `u${users++}`

/** What a server sends that has this in the cell. */
function fromServer(value: string, client = 1): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  writeCells(doc, [{ row: A, column: 'amount', value }], null)
  return Y.encodeStateAsUpdate(doc)
}

describe('what a browser keeps of a section', () => {
  it('[OFF-7] is the last state of the server and the edits that it has not, apart', async () => {
    const user = newUser()
    const window = await open(user)
    const update = fromServer('1.00')
    Y.applyUpdate(window.doc, update)
    window.copy.hear(update)
    window.type('2.00')
    await window.outgoing.settled()

    const again = await open(user)
    expect(readCell(again.doc, A, 'amount')).toBe('1.00')
    expect(again.kept.pieces).toHaveLength(1)
    for (const piece of again.kept.pieces) Y.applyUpdate(again.doc, piece.update)
    expect(readCell(again.doc, A, 'amount')).toBe('2.00')
  })

  it('[OFF-42] is the half-written text of each window too, apart from its edits, until that window puts it away', async () => {
    const user = newUser()
    const [first, second] = [await open(user), await open(user, { client: 8 })]
    await first.copy.keepDraft(7, { place: '30201 办公费', text: '12.' })
    await first.copy.keepDraft(7, { place: '30201 办公费', text: '12.5.' })
    await second.copy.keepDraft(8, { place: '30202 印刷费', text: '印' })
    await second.copy.keepDraft(8, null)
    const again = await open(user)
    expect(again.kept).toMatchObject({ pieces: [], draftsOf: [7] })
    expect(await again.copy.draftOf(7)).toMatchObject({ place: '30201 办公费', text: '12.5.' })
    expect(await again.copy.draftOf(8)).toBeNull()
    expect((await open(user, { section: 's2' })).kept.draftsOf).toEqual([])
  })

  it('[OFF-7] takes an edit into the state once the server has it', async () => {
    const user = newUser()
    const window = await open(user)
    window.type('3.00')
    await window.outgoing.settled()
    window.outgoing.durable(new Map([[7, 1]]))
    await window.copy.close()
    copies.length = 0
    const again = await open(user)
    expect(again.kept.pieces).toEqual([])
    expect(readCell(again.doc, A, 'amount')).toBe('3.00')
  })

  it('[OFF-7] stays small however long people work', async () => {
    const user = newUser()
    const window = await open(user)
    for (let n = 1; n <= 100; n++) {
      window.type(`${n}.00`)
      await window.outgoing.settled()
      window.outgoing.durable(new Map([[7, n]]))
    }
    await window.copy.close()
    copies.length = 0
    const again = await open(user)
    expect(again.kept.updates.length).toBeLessThan(40)
    expect(readCell(again.doc, A, 'amount')).toBe('100.00')
  })

  it('[OFF-8] is of one person, section and document: nobody else’s, but edits of an older document are still found', async () => {
    const user = newUser()
    const window = await open(user)
    window.copy.hear(fromServer('1.00'))
    window.type('2.00')
    await window.outgoing.settled()
    expect((await open(newUser())).kept).toEqual({ updates: [], pieces: [], draftsOf: [] })
    expect((await open(user, { section: 's2' })).kept).toEqual({ updates: [], pieces: [], draftsOf: [] })
    const next = await open(user, { epoch: 2 })
    expect(next.kept.updates).toEqual([])
    expect(next.kept.pieces).toMatchObject([{ epoch: 1, client: 7, changes: [{ after: '2.00' }] }])
    await next.copy.drop(next.kept.pieces)
    expect((await open(user)).kept).toEqual({ updates: [], pieces: [], draftsOf: [] })
  })

  it('[OFF-8] is forgotten where the server refused what was built on it, but for the edits', async () => {
    const user = newUser()
    const window = await open(user)
    window.copy.hear(fromServer('1.00'))
    window.type('2.00')
    await window.outgoing.settled()
    await window.copy.forgetState()
    const again = await open(user)
    expect(again.kept.updates).toEqual([])
    expect(again.kept.pieces).toHaveLength(1)
  })

  it('[OFF-10] is gone after signing out, but for edits that the server has not; a closing window brings nothing back', async () => {
    const user = newUser()
    const window = await open(user)
    window.copy.hear(fromServer('1.00'))
    window.type('2.00')
    await window.outgoing.settled()
    const later = new Date(Date.now() + 1)
    expect((await unsentOf(user, later)).waiting).toEqual([{ section: 's1', name: '机关', edits: 1 }])
    await forgetStates(user)
    window.copy.hear(fromServer('3.00', 2))
    await window.copy.close()
    copies.length = 0
    expect(await keptDetail(user, 's1')).toBeNull()
    expect((await unsentOf(user, later)).waiting).toEqual([{ section: 's1', name: null, edits: 1 }])
    const again = await open(user)
    expect(again.kept.updates).toEqual([])
    expect(again.kept.pieces).toHaveLength(1)
    expect((await unsentOf(newUser(), later)).waiting).toEqual([])
  })

  it('[OFF-30] is told to every page of its person, section by section, as it comes and goes; what is on its way is not', async () => {
    const user = newUser()
    let ahead = 0
    const watch = new UnsentWatch(user, () => new Date(Date.now() + ahead))
    const becomes = (edits: readonly number[]) =>
      expect.poll(() => watch.unsent.value.map((one) => one.edits), { timeout: 10_000 }).toEqual(edits)
    const told: number[] = []
    watch.unsent.subscribe(() => told.push(watch.unsent.value.length))
    const window = await open(user)
    window.type('2.00')
    await window.outgoing.settled()
    window.outgoing.durable(new Map([[7, 1]]))
    ahead = 10_000
    const other = await open(user, { section: 's2', client: 8 })
    other.type('3.00')
    await becomes([1])
    window.type('4.00')
    await becomes([1, 1])
    other.outgoing.durable(new Map([[8, 1]]))
    await becomes([1])
    expect(told).toEqual([1, 2, 1])
    watch.destroy()
  })
})
