import { cellKey, rowId } from '@hesuan/shared/section/cellKey.ts'
import {
  cellsOf,
  deleteRow,
  insertRow,
  liveRows,
  readCell,
  seedDocument,
  writeCells,
} from '@hesuan/shared/section/document.ts'
import { initialPositions } from '@hesuan/shared/section/fractionalOrder.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SectionDocument } from './sectionDocument.ts'

const A = rowId('basic', 'a')
const B = rowId('basic', 'b')

/** Two windows of the same section, each with its undo; `exchange` is the network. */
function twoWindows() {
  const origin = new Y.Doc()
  seedDocument(
    origin,
    [
      { id: A, sheet: 'basic', cells: { amount: '1.00' } },
      { id: B, sheet: 'basic', cells: { amount: '2.00' } },
    ],
    initialPositions(2),
  )
  let acts = 0
  const announced: string[] = []
  const open = () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(origin))
    return new SectionDocument(
      doc,
      () => `act-${++acts}`,
      ({ how }) => announced.push(how),
    )
  }
  const mine = open()
  const theirs = open()
  const exchange = () => {
    const [left, right] = [Y.encodeStateAsUpdate(mine.doc), Y.encodeStateAsUpdate(theirs.doc)]
    Y.applyUpdate(theirs.doc, left)
    Y.applyUpdate(mine.doc, right)
  }
  return { mine, theirs, exchange, announced }
}

const type = (window: SectionDocument, row: typeof A, value: string) =>
  window.edit('typed', (doc, origin) => writeCells(doc, [{ row, column: 'amount', value }], origin))

describe('undo of one window', () => {
  let { mine, theirs, exchange, announced } = twoWindows()
  beforeEach(() => {
    ;({ mine, theirs, exchange, announced } = twoWindows())
  })

  it('[GRD-3] sets the values before, edit by edit, and redo sets them again', () => {
    type(mine, A, '10.00')
    type(mine, A, '11.00')
    mine.undo()
    expect(mine.cell(A, 'amount')).toBe('10.00')
    mine.undo()
    expect(mine.cell(A, 'amount')).toBe('1.00')
    mine.redo()
    mine.redo()
    expect(mine.cell(A, 'amount')).toBe('11.00')
    expect(announced).toEqual(['typed', 'typed', 'undone', 'undone', 'redone', 'redone'])
  })

  it('[GRD-3] undoes a whole paste as the one step that it was', () => {
    mine.edit('pasted', (doc, origin) =>
      writeCells(
        doc,
        [A, B].map((row) => ({ row, column: 'amount', value: '7.00' })),
        origin,
      ),
    )
    expect(mine.undo().restored).toHaveLength(2)
    expect([mine.cell(A, 'amount'), mine.cell(B, 'amount')]).toEqual(['1.00', '2.00'])
  })

  it('[GRD-4] leaves a value alone that somebody else has set since, and says so', () => {
    type(mine, A, '10.00')
    exchange()
    type(theirs, A, '20.00')
    exchange()
    expect(mine.undo()).toEqual({ restored: [], kept: [cellKey(A, 'amount')] })
    expect(mine.cell(A, 'amount')).toBe('20.00')
  })

  it('[GRD-4] never reaches back past the value of somebody else', () => {
    type(mine, A, '10.00')
    exchange()
    type(theirs, A, '20.00')
    exchange()
    type(mine, A, '30.00')
    mine.undo()
    expect(mine.cell(A, 'amount')).toBe('20.00')
    mine.undo()
    expect(mine.cell(A, 'amount')).toBe('20.00')
  })

  it('[GRD-4] is no undo of what others did', () => {
    type(theirs, B, '20.00')
    exchange()
    expect(mine.undo()).toEqual({ restored: [], kept: [] })
    expect(mine.cell(B, 'amount')).toBe('20.00')
  })

  it('[GRD-5] takes an inserted row away by its mark, and brings it back with its cells', () => {
    const row = rowId('basic', 'new')
    mine.edit('typed', (doc, origin) => insertRow(doc, row, A, { amount: '5.00' }, origin))
    mine.undo()
    expect(liveRows(mine.doc, 'basic')).toEqual([A, B])
    expect(cellsOf(mine.doc).has(cellKey(row, 'amount'))).toBe(true)
    mine.redo()
    expect(liveRows(mine.doc, 'basic')).toEqual([A, row, B])
    expect(mine.cell(row, 'amount')).toBe('5.00')
  })

  it('[GRD-5] keeps an inserted row that somebody else has written into', () => {
    const row = rowId('basic', 'new')
    mine.edit('typed', (doc, origin) => insertRow(doc, row, A, {}, origin))
    exchange()
    theirs.edit('typed', (doc, origin) => writeCells(doc, [{ row, column: 'note', value: '他人' }], origin))
    exchange()
    expect(mine.undo().kept).toHaveLength(1)
    expect(liveRows(mine.doc, 'basic')).toContain(row)
  })

  it('[GRD-5] brings a deleted row back', () => {
    mine.edit('typed', (doc, origin) => deleteRow(doc, A, origin))
    mine.undo()
    expect(liveRows(mine.doc, 'basic')).toEqual([A, B])
    mine.redo()
    expect(liveRows(mine.doc, 'basic')).toEqual([B])
  })

  it('[GRD-3] forgets what could be redone as soon as something new is typed', () => {
    type(mine, A, '10.00')
    mine.undo()
    type(mine, A, '12.00')
    expect(mine.redo()).toEqual({ restored: [], kept: [] })
    expect(readCell(mine.doc, A, 'amount')).toBe('12.00')
  })
})
