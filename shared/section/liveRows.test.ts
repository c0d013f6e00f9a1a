import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type RowId, rowId } from './cellKey.ts'
import { deleteRow, insertRow, moveRow, readRows, reviveRow, writeCells } from './document.ts'
import { LiveRows } from './liveRows.ts'

const ROWS = ['basic.a', 'basic.b', 'functional.a', 'functional.b'].map((id) => {
  const [sheet = '', local = ''] = id.split('.')
  return rowId(sheet, local)
})
const row = fc.constantFrom(...ROWS)
const value = fc.constantFrom('', '1.00', '2.00')
const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    row,
    column: fc.constantFrom('code', 'amount', 'amountExpression'),
    value,
  }),
  fc.record({ kind: fc.constantFrom('insert' as const, 'delete' as const, 'revive' as const, 'move' as const), row }),
)
const sheetOf = (id: RowId): string => id.slice(0, id.indexOf('.'))

function edit(doc: Y.Doc, one: typeof step extends fc.Arbitrary<infer T> ? T : never): void {
  if (one.kind === 'write') writeCells(doc, [one], null)
  else if (one.kind === 'insert') insertRow(doc, one.row, null, { amount: '5.00' }, null)
  else if (one.kind === 'delete') deleteRow(doc, one.row, null)
  else if (one.kind === 'revive') reviveRow(doc, one.row, null)
  else
    moveRow(doc, one.row, ROWS.find((other) => other !== one.row && sheetOf(other) === sheetOf(one.row)) ?? null, null)
}

describe('the live rows of a document', () => {
  it('[SEC-10] are what reading the whole document says, after every edit of two people, however it arrives', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), step), { maxLength: 20 }), (steps) => {
        const docs = [new Y.Doc(), new Y.Doc()] as const
        const live = new LiveRows(docs[0])
        for (const [isMine, one] of steps) {
          edit(docs[isMine ? 0 : 1], one)
          if (!isMine) Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1], Y.encodeStateVector(docs[0])))
          expect(live.rows).toEqual(readRows(docs[0]))
        }
      }),
    ))

  it('[SEC-11] stay the same objects where nobody changed anything', () => {
    const doc = new Y.Doc()
    for (const id of ROWS) insertRow(doc, id, null, { amount: '5.00' }, null)
    const live = new LiveRows(doc)
    const before = live.rows
    writeCells(doc, [{ row: ROWS[0] ?? rowId('basic', 'a'), column: 'amount', value: '6.00' }], null)
    expect(live.rows.filter((one) => before.includes(one))).toHaveLength(ROWS.length - 1)
  })
})
