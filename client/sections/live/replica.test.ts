import { FIRST_UNIT, SMALL_DEPARTMENT } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import { cellKey } from '@hesuan/shared/section/cellKey.ts'
import { seedDocument, writeCells } from '@hesuan/shared/section/document.ts'
import { initialPositions } from '@hesuan/shared/section/fractionalOrder.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { LiveReply } from './liveMessages.ts'
import { Replica } from './replica.ts'

describe('the replica of the worker', () => {
  it('[SUB-40] answers whoever waits at once, with what follows from every edit so far', () => {
    const rows = SMALL_DEPARTMENT.snapshots.find(({ unitCode }) => unitCode === FIRST_UNIT)?.rows ?? []
    const doc = new Y.Doc()
    seedDocument(doc, rows, initialPositions(rows.length))
    const replies: LiveReply[] = []
    const replica = new Replica(
      {
        templateYear: 2022,
        unitCode: FIRST_UNIT,
        kind: 'unit',
        precision: 'fen',
        around: { input: SMALL_DEPARTMENT, settings: [] },
      },
      Y.encodeStateAsUpdate(doc),
      (reply) => replies.push(reply),
    )
    replica.answerNow(1)
    doc.on('update', (update: Uint8Array) => replica.take([update]))
    const row = rows.find(({ sheet }) => sheet === 'income')?.id
    if (row === undefined) throw new Error('the fixture has an income')
    writeCells(doc, [{ row, column: 'amount', value: '7.00' }], null)
    expect(doc.getMap('cells').get(cellKey(row, 'amount'))).toBe('7.00')
    replica.answerNow(2)
    expect(replies.map(({ ticket }) => ticket)).toEqual([1, 2])
    const [before, after] = replies.map(({ answer }) => answer.summary?.whole.totals.income)
    expect(after).not.toBe(before)
    expect(after?.endsWith('7.00')).toBe(true)
  })
})
