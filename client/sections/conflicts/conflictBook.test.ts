import type { EditContext } from '@hesuan/shared/api/collabMessages.ts'
import type { SectionConflict } from '@hesuan/shared/api/conflicts.ts'
import { cellKey, rowId } from '@hesuan/shared/section/cellKey.ts'
import { deleteRow, reviveRow, seedDocument, writeCells } from '@hesuan/shared/section/document.ts'
import { initialPositions } from '@hesuan/shared/section/fractionalOrder.ts'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { SectionDocument } from '../collab/sectionDocument.ts'
import { ConflictBook } from './conflictBook.ts'

const ROW = rowId('basic', 'a')
const author = { userId: 'u', displayName: '甲' }
const at = '2022-01-25T06:00:00.000Z'
const conflict = (...changes: number[]): SectionConflict => ({
  id: 'k',
  cell: `${ROW}:amount`,
  openedAt: at,
  rowLabel: '',
  rivals: changes.map((change) => ({ change, value: `${change}.00`, author, at })),
})

function opened() {
  const doc = new Y.Doc()
  seedDocument(doc, [{ id: ROW, sheet: 'basic', cells: { amount: '1.00' } }], initialPositions(1))
  const told: EditContext[] = []
  const document = new SectionDocument(
    doc,
    () => 'act',
    (context) => told.push(context),
  )
  return { document, told, book: new ConflictBook(document) }
}

it('[CNF-11] whoever types over a conflict that is shown says so with the edit, and it is gone at once', () => {
  const { document, told, book } = opened()
  book.tell([conflict(4, 7)])
  const entered = [{ row: ROW, column: 'amount', value: '9.00' }]
  document.edit('typed', (doc, origin) => writeCells(doc, entered, origin), cellKey(ROW, 'amount'))
  expect(told).toEqual([{ act: 'act', how: 'typed', saw: [4, 7] }])
  expect(book.open.value.size).toBe(0)
  // As long as the server says the same; with another value it has to be settled again.
  book.tell([conflict(4, 7)])
  expect(book.open.value.size).toBe(0)
  book.tell([conflict(4, 7, 8)])
  expect(book.open.value.size).toBe(1)
})

it('[CNF-11] whoever clears a block, pastes, fills, undoes or types elsewhere says nothing of it', () => {
  const { document, told, book } = opened()
  book.tell([conflict(4, 7)])
  // A cleared block is typed too, and what is cleared beside the cell that is entered.
  document.edit('typed', (doc, origin) => writeCells(doc, [{ row: ROW, column: 'amount', value: '' }], origin))
  const beside = ['note', 'amount'].map((column) => ({ row: ROW, column, value: '5.00' }))
  document.edit('typed', (doc, origin) => writeCells(doc, beside, origin), cellKey(ROW, 'note'))
  document.edit('pasted', (doc, origin) => writeCells(doc, [{ row: ROW, column: 'amount', value: '9.00' }], origin))
  document.undo()
  document.edit('typed', (doc, origin) => writeCells(doc, [{ row: ROW, column: 'note', value: '说明' }], origin))
  expect(told.map(({ how, saw }) => [how, saw])).toEqual([
    ['typed', undefined],
    ['typed', undefined],
    ['pasted', undefined],
    ['undone', undefined],
    ['typed', undefined],
  ])
  expect(book.open.value.size).toBe(1)
})

it('[CNF-9] a conflict in a deleted row is shown again with its row', () => {
  const { document, book } = opened()
  book.tell([conflict(4, 7)])
  document.edit('typed', (doc, origin) => deleteRow(doc, ROW, origin))
  expect(book.open.value.size).toBe(0)
  document.edit('typed', (doc, origin) => reviveRow(doc, ROW, origin))
  expect(book.open.value.size).toBe(1)
})
