import type { LateEditClaim } from '@hesuan/shared/api/lateEdits.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { insertRow, writeCells } from '@hesuan/shared/section/document.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { RequestError } from '../../app/request.ts'
import { OutgoingEdits } from '../collab/outgoingEdits.ts'
import type { StoredPiece } from '../offline/offlineDatabase.ts'
import { type KeptLate, keepLate } from './keepLate.ts'

const A = rowId('basic', 'a')

/** Edits of one window: a cell each, the number is its amount. */
function piecesOf(count: number): StoredPiece[] {
  const doc = new Y.Doc()
  doc.clientID = 7
  insertRow(doc, A, null, {}, null)
  const outgoing = new OutgoingEdits(doc, null, () => new Date('2022-03-01T02:00:00.000Z'))
  for (let n = 0; n < count; n++) writeCells(doc, [{ row: A, column: `c${n}`, value: `${n}.00` }], null)
  return outgoing.pieces.map((piece) => ({ ...piece, section: 's1', epoch: 1 }))
}

async function hand(pieces: readonly StoredPiece[], send: (claims: readonly LateEditClaim[]) => Promise<void>) {
  const told: KeptLate[] = []
  const listener = { onDone: (kept: KeptLate) => void told.push(kept), onUnreachable: () => undefined }
  await keepLate(pieces, send, listener, new AbortController().signal)
  return told[0]
}

describe('late edits that the server will not keep', () => {
  it('[OFF-31] stay as they were made, with its sentence; the others among them are kept', async () => {
    const pieces = piecesOf(300)
    const kept = new Set<string>()
    const outcome = await hand(pieces, async (claims) => {
      if (claims.some(({ mine }) => mine === '123.00' || mine === '7.00')) {
        throw new RequestError('bad-request', '有的修改不在此分册可以填写的位置上', 400)
      }
      for (const { column } of claims) kept.add(column)
    })
    expect(kept.size).toBe(298)
    expect(outcome?.edits).toBe(298)
    expect(outcome?.pieces).toHaveLength(298)
    expect(outcome?.refused?.claims.map(({ mine }) => mine)).toEqual(['7.00', '123.00'])
    expect(outcome?.refused?.pieces).toEqual([pieces[7], pieces[123]])
    expect(outcome?.refused?.reason).toBe('有的修改不在此分册可以填写的位置上')
  })

  it('[OFF-31] stay all together where their author may not write any more, after one question', async () => {
    const pieces = piecesOf(3)
    let asked = 0
    const outcome = await hand(pieces, async () => {
      asked++
      throw new RequestError('forbidden', '您没有进行此操作的权限。', 403)
    })
    expect(asked).toBe(1)
    expect(outcome).toMatchObject({ edits: 0, pieces: [], refused: { pieces, reason: '您没有进行此操作的权限' } })
  })
})
