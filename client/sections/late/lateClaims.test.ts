import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { deleteRow, insertRow, readCell, rowsOf, writeCells } from '@hesuan/shared/section/document.ts'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { OutgoingEdits } from '../collab/outgoingEdits.ts'
import { SectionDocument } from '../collab/sectionDocument.ts'
import { applyLate } from './applyLate.ts'
import { lateClaims } from './lateClaims.ts'

const A = rowId('basic', 'a')
const B = rowId('basic', 'b')
const GONE = rowId('basic', 'gone')

function seeded(clientID: number) {
  const doc = new Y.Doc()
  doc.clientID = 1
  insertRow(doc, A, null, { amount: '1.00' }, null)
  doc.clientID = clientID
  return doc
}

/** What somebody did with a section, as late edits of document 1. */
function made(work: (doc: Y.Doc) => void) {
  const doc = seeded(7)
  const outgoing = new OutgoingEdits(doc, null, () => new Date('2022-03-01T02:00:00.000Z'))
  work(doc)
  return lateClaims(outgoing.pieces.map((piece) => ({ ...piece, epoch: 1 })))
}

const shown = (claims: ReturnType<typeof made>) => claims.map((claim, id) => ({ ...claim, id }))

it('[OFF-17] late edits hold their author’s own last text at each place, with what was there before the first', () => {
  const claims = made((doc) => {
    writeCells(doc, [{ row: A, column: 'amount', value: '2.00' }], null)
    writeCells(doc, [{ row: A, column: 'amount', value: '3.00' }], null)
    // What others write meanwhile is not theirs.
    const other = new Y.Doc()
    other.clientID = 99
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    writeCells(other, [{ row: A, column: 'amount', value: '88.00' }], null)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  })
  expect(claims).toMatchObject([{ row: A, column: 'amount', before: '1.00', mine: '3.00', client: 7, how: 'typed' }])
})

it('[OFF-17] late edits hold rows that were inserted, moved and deleted', () => {
  const claims = made((doc) => {
    insertRow(doc, B, A, { amount: '5.00' }, null)
    deleteRow(doc, A, null)
  })
  expect(claims.map(({ row, column, before, mine }) => [row, column, before, mine])).toEqual([
    [B, 'amount', null, '5.00'],
    [B, '@order', null, expect.any(String)],
    [A, '@deleted', null, '1'],
  ])
})

it('[OFF-18] late edits are written into a section as one act that can be undone; rows that are gone are left out', () => {
  const claims = made((doc) => {
    writeCells(doc, [{ row: A, column: 'amount', value: '2.00' }], null)
    insertRow(doc, B, A, { amount: '5.00' }, null)
    insertRow(doc, GONE, A, { amount: '6.00' }, null)
  })
  const doc = seeded(20)
  const announced: string[] = []
  const document = new SectionDocument(
    doc,
    () => 'act-1',
    ({ how }) => announced.push(how),
  )
  const withoutRow = shown(claims).filter(({ row, column }) => row !== GONE || column !== '@order')
  const cellOfGone = withoutRow.find(({ row }) => row === GONE)?.id
  expect(new Set(applyLate(document, withoutRow))).toEqual(
    new Set(withoutRow.map(({ id }) => id).filter((id) => id !== cellOfGone)),
  )
  expect(announced).toEqual(['proposed'])
  expect(document.rows('basic')).toEqual([A, B])
  expect(readCell(doc, A, 'amount')).toBe('2.00')
  expect(readCell(doc, B, 'amount')).toBe('5.00')
  expect(rowsOf(doc).has(`${GONE}:order`)).toBe(false)
  document.undo()
  expect(document.rows('basic')).toEqual([A])
  expect(readCell(doc, A, 'amount')).toBe('1.00')
})

it('[OFF-18] nothing is written into a row that somebody has deleted, unless it is brought back too', () => {
  const claims = shown(made((doc) => writeCells(doc, [{ row: A, column: 'amount', value: '2.00' }], null)))
  const doc = seeded(20)
  deleteRow(doc, A, null)
  const document = new SectionDocument(
    doc,
    () => 'act-1',
    () => undefined,
  )
  expect(applyLate(document, claims)).toEqual([])
  expect(readCell(doc, A, 'amount')).toBe('1.00')
  const revived = { id: 99, row: A, column: '@deleted', before: '1', mine: '' }
  expect(applyLate(document, [...claims, revived])).toEqual([99, 0])
  expect(readCell(doc, A, 'amount')).toBe('2.00')
})
