import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cellKey, parseCellKey, parseRowId, type RowId, rowId } from './cellKey.ts'
import {
  cellsOf,
  deleteRow,
  insertRow,
  isDeleted,
  liveRows,
  moveRow,
  parseRowKey,
  readCell,
  readDeletedRows,
  readRows,
  reviveRow,
  rowKey,
  rowsOf,
  seedDocument,
  writeCells,
} from './document.ts'
import { initialPositions } from './fractionalOrder.ts'

const [A, B, C] = [rowId('basic', 'a'), rowId('basic', 'b'), rowId('basic', 'c')]

function seeded(): Y.Doc {
  const doc = new Y.Doc()
  const rows = [A, B, C].map((id, index) => ({ id, sheet: 'basic', cells: { amount: `${index + 1}.00` } }))
  seedDocument(doc, rows, initialPositions(3))
  return doc
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function exchange(left: Y.Doc, right: Y.Doc): void {
  const [fromLeft, fromRight] = [Y.encodeStateAsUpdate(left), Y.encodeStateAsUpdate(right)]
  Y.applyUpdate(right, fromLeft)
  Y.applyUpdate(left, fromRight)
}

describe('the document of a section', () => {
  it('[SEC-3] leaves out blank cells, deleted rows and cells without a row', () => {
    const doc = seeded()
    writeCells(doc, [{ row: A, column: 'amount', value: '' }], null)
    deleteRow(doc, B, null)
    cellsOf(doc).set(cellKey(rowId('basic', 'nowhere'), 'amount'), '9.00')
    expect(readRows(doc)).toEqual([
      { id: A, sheet: 'basic', cells: {} },
      { id: C, sheet: 'basic', cells: { amount: '3.00' } },
    ])
  })

  it('[SEC-4] keeps the cells of a deleted row, and what others write into it meanwhile', () => {
    const mine = seeded()
    const theirs = copyOf(mine)
    deleteRow(mine, B, null)
    writeCells(theirs, [{ row: B, column: 'amount', value: '20.00' }], null)
    exchange(mine, theirs)
    expect(liveRows(theirs, 'basic')).toEqual([A, C])
    expect(readDeletedRows(theirs)).toEqual([{ id: B, sheet: 'basic', cells: { amount: '20.00' } }])
    reviveRow(mine, B, null)
    expect(isDeleted(mine, B)).toBe(false)
    expect(readCell(mine, B, 'amount')).toBe('20.00')
  })

  it('[SEC-5] does not write what is there already, so that nobody seems to have edited it', () => {
    const doc = seeded()
    const before = Y.encodeStateVector(doc)
    writeCells(doc, [{ row: A, column: 'amount', value: '1.00' }], null)
    writeCells(doc, [{ row: A, column: 'note', value: '' }], null)
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  it('[SEC-6] sets two cells of one row side by side without a loss', () => {
    const mine = seeded()
    const theirs = copyOf(mine)
    writeCells(mine, [{ row: A, column: 'amount', value: '5.00' }], null)
    writeCells(theirs, [{ row: A, column: 'note', value: '他人' }], null)
    exchange(mine, theirs)
    expect(readRows(mine)[0]?.cells).toEqual({ amount: '5.00', note: '他人' })
    expect(readRows(theirs)).toEqual(readRows(mine))
  })

  it('[SEC-7] inserts and moves rows behind others, also where two people took the same place', () => {
    const mine = seeded()
    const theirs = copyOf(mine)
    const [X, Z] = [rowId('basic', 'x'), rowId('basic', 'z')]
    insertRow(mine, X, A, { amount: '7.00' }, null)
    insertRow(theirs, Z, A, {}, null)
    exchange(mine, theirs)
    expect(liveRows(mine, 'basic')).toEqual([A, X, Z, B, C])
    const between = rowId('basic', 'between')
    insertRow(mine, between, X, {}, null)
    expect(liveRows(mine, 'basic').indexOf(between)).toBeGreaterThan(liveRows(mine, 'basic').indexOf(X))
    moveRow(mine, C, null, null)
    expect(liveRows(mine, 'basic')[0]).toBe(C)
    expect(readCell(mine, C, 'amount')).toBe('3.00')
  })

  it('[SEC-8] knows keys by fixed patterns only', () => {
    for (const text of [
      '__proto__',
      'basic',
      'basic.',
      'basic.a:',
      ':amount',
      'Basic.a:amount',
      'basic.A:amount',
      'a.b:c:d',
    ]) {
      expect(parseCellKey(text)).toBeNull()
      expect(parseRowKey(text)).toBeNull()
    }
    expect(parseRowId('basic.a')).toEqual({ row: A, sheet: 'basic' })
    expect(parseCellKey(cellKey(A, 'amount'))).toMatchObject({ row: A, sheet: 'basic', column: 'amount' })
    expect(parseRowKey(rowKey(A, 'order'))).toEqual({ row: A, sheet: 'basic', attribute: 'order' })
    expect(parseRowKey(`${A}:amount`)).toBeNull()
    expect(() => rowId('basic', '__proto__')).toThrow(RangeError)
    expect(() => cellKey(A, 'constructor()')).toThrow(RangeError)
  })

  it('[SEC-9] reads the same rows on every replica, in the same order, whatever order the edits came in', () => {
    const edit = fc.record({
      replica: fc.nat(2),
      kind: fc.constantFrom('write' as const, 'insert' as const, 'move' as const, 'delete' as const, 'revive' as const),
      row: fc.nat(20),
      after: fc.nat(20),
      value: fc.integer({ min: 0, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
        const first = seeded()
        const replicas = [first, copyOf(first), copyOf(first)]
        edits.forEach(({ replica, kind, row, after, value }, index) => {
          const doc = replicas[replica] ?? first
          const rows = [...rowsOf(doc).keys()].filter((key) => key.endsWith(':order')).sort()
          const pick = (at: number): RowId => parseRowKey(rows[at % rows.length] ?? '')?.row ?? A
          if (kind === 'write') writeCells(doc, [{ row: pick(row), column: 'amount', value: `${value}.00` }], null)
          if (kind === 'insert') insertRow(doc, rowId('basic', `n${index}`), pick(after), { amount: '1.00' }, null)
          if (kind === 'move' && pick(row) !== pick(after)) moveRow(doc, pick(row), pick(after), null)
          if (kind === 'delete') deleteRow(doc, pick(row), null)
          if (kind === 'revive') reviveRow(doc, pick(row), null)
          if (value === 0) exchange(first, replicas[1 + (index % 2)] ?? first)
        })
        for (const other of [...replicas, ...replicas]) exchange(first, other)
        for (const other of replicas) expect(readRows(other)).toEqual(readRows(first))
      }),
      { numRuns: 60 },
    )
  })
})
