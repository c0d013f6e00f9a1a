import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { cellsOf, deleteRow, insertRow, rowsOf, writeCells } from '@hesuan/shared/section/document.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { byOrder, type EditPiece, keysOfPieces } from '../offline/editPiece.ts'
import { type Journal, OutgoingEdits } from './outgoingEdits.ts'

const A = rowId('basic', 'a')
const B = rowId('basic', 'b')
const AT = new Date('2022-03-01T02:00:00.000Z')

/** A journal in memory whose disk fills up where the test says so. */
class MemoryJournal implements Journal {
  readonly kept = new Map<string, EditPiece>()
  isFull = false
  async keep(pieces: readonly EditPiece[]): Promise<void> {
    if (this.isFull) throw new DOMException('the disk is full', 'QuotaExceededError')
    for (const piece of pieces) this.kept.set(`${piece.client}.${piece.from}`, piece)
  }
  async settle(pieces: readonly EditPiece[]): Promise<void> {
    for (const { client, from } of pieces) this.kept.delete(`${client}.${from}`)
  }
}

function window(clientID = 7) {
  const doc = new Y.Doc()
  doc.clientID = clientID
  const journal = new MemoryJournal()
  const outgoing = new OutgoingEdits(doc, journal, () => AT)
  return { doc, journal, outgoing }
}

const vector = (...clocks: [number, number][]) => new Map(clocks)

describe('the edits that the server has not', () => {
  it('[WRK-2] are let go of one by one, each when the server has all of it on disk', async () => {
    const { doc, journal, outgoing } = window()
    writeCells(
      doc,
      [
        { row: A, column: 'amount', value: '1.00' },
        { row: A, column: 'basis', value: '1' },
      ],
      null,
    )
    writeCells(doc, [{ row: A, column: 'amount', value: '2.00' }], null)
    await outgoing.settled()
    expect(outgoing.status.value).toEqual({ unsaved: [`${A}:amount`, `${A}:basis`], local: 'kept' })
    outgoing.durable(vector([7, 1], [8, 99]))
    expect(outgoing.pieces).toHaveLength(2)
    outgoing.durable(vector([7, 2]))
    expect(outgoing.status.value.unsaved).toEqual([`${A}:amount`])
    expect(journal.kept.size).toBe(1)
    outgoing.durable(vector([7, 3]))
    expect(outgoing.pieces).toEqual([])
    expect(journal.kept.size).toBe(0)
  })

  it('[OFF-3] keep what each edit was: its act, its time, its update alone, and every value with the one before', () => {
    const { doc, outgoing } = window()
    outgoing.announce({ act: 'paste-1', how: 'pasted' })
    insertRow(doc, B, null, { amount: '5.00' }, null)
    outgoing.announce({ act: 'typed-1', how: 'typed' })
    deleteRow(doc, B, null)
    const [inserted, deleted] = outgoing.pieces
    expect(inserted).toMatchObject({
      context: { act: 'paste-1', how: 'pasted' },
      madeAt: AT.toISOString(),
      from: 0,
      to: 2,
    })
    expect(inserted?.changes.map(({ column, before, after }) => [column, before, after])).toEqual([
      ['amount', null, '5.00'],
      ['@order', null, expect.any(String)],
    ])
    expect(deleted?.changes).toMatchObject([{ row: B, column: '@deleted', before: null, after: '1' }])
    const other = new Y.Doc()
    if (inserted !== undefined) Y.applyUpdate(other, inserted.update)
    expect(cellsOf(other).get(`${B}:amount`)).toBe('5.00')
    expect(rowsOf(other).get(`${B}:deleted`)).toBeUndefined()
  })

  it('[OFF-4] are called kept only when this machine has written them, and tried again where it could not', async () => {
    const { doc, journal, outgoing } = window()
    const seen: string[] = []
    outgoing.status.subscribe(() => seen.push(outgoing.status.value.local))
    writeCells(doc, [{ row: A, column: 'amount', value: '1.00' }], null)
    expect(outgoing.status.value.local).toBe('keeping')
    await outgoing.settled()
    expect(seen.at(-1)).toBe('kept')
    journal.isFull = true
    writeCells(doc, [{ row: A, column: 'amount', value: '2.00' }], null)
    await outgoing.settled()
    expect(seen.at(-1)).toBe('failed')
    journal.isFull = false
    writeCells(doc, [{ row: A, column: 'amount', value: '3.00' }], null)
    await outgoing.settled()
    expect(seen.at(-1)).toBe('kept')
    expect([...journal.kept.values()].toSorted(byOrder).map(({ changes }) => changes[0]?.after)).toEqual([
      '1.00',
      '2.00',
      '3.00',
    ])
    outgoing.destroy()
  })

  it('[OFF-5] of a window that is gone come before those that build on them', () => {
    const before = window(90)
    writeCells(before.doc, [{ row: A, column: 'amount', value: '1.00' }], null)
    const left = before.outgoing.pieces
    const after = window(5)
    for (const { update } of left) Y.applyUpdate(after.doc, update)
    after.outgoing.adopt(left)
    writeCells(after.doc, [{ row: A, column: 'amount', value: '2.00' }], null)
    expect(after.outgoing.pieces.toSorted(byOrder).map(({ client }) => client)).toEqual([90, 5])
    expect(keysOfPieces(after.outgoing.pieces)).toEqual([`${A}:amount`])
    after.outgoing.durable(vector([90, 1]))
    expect(after.outgoing.pieces.map(({ client }) => client)).toEqual([5])
  })

  it('[OFF-6] that were refused are marked so, where they are kept too', async () => {
    const { doc, journal, outgoing } = window()
    writeCells(doc, [{ row: A, column: 'amount', value: '1.00' }], null)
    await outgoing.refuseAll()
    expect([...journal.kept.values()].map(({ refused }) => refused)).toEqual([true])
  })
})
