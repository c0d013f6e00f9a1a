import { LARGEST_EDIT } from '@hesuan/shared/api/collabMessages.ts'
import { rowId } from '@hesuan/shared/section/cellKey.ts'
import { writeCells } from '@hesuan/shared/section/document.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { editBytes, tooMuchForOneEdit } from './editBytes.ts'

const write = fc.record({
  row: fc.stringMatching(/^[a-z0-9]{1,40}$/).map((id) => rowId('performanceIndicators', id)),
  column: fc.constantFrom('amount', 'note', 'basis'),
  value: fc.string({ unit: 'grapheme', maxLength: 60 }),
})

it('[OFF-40] an edit never takes more than was reckoned, whoever wrote there before', () => {
  fc.assert(
    fc.property(fc.array(fc.array(write, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 4 }), (acts) => {
      const doc = new Y.Doc()
      acts.forEach((writes, index) => {
        doc.clientID = 0xffffffff - index
        let size = 0
        const take = (update: Uint8Array) => {
          size = update.length
        }
        doc.on('update', take)
        writeCells(doc, writes, null)
        doc.off('update', take)
        // What an edit of nothing takes.
        expect(size).toBeLessThanOrEqual(editBytes(writes) + 64)
      })
    }),
  )
})

it('[OFF-40] what is just below the limit may be one edit', () => {
  const row = rowId('basic', 'a')
  const of = (bytes: number) => [{ row, column: 'note', value: 'a'.repeat(bytes) }]
  const most = LARGEST_EDIT - editBytes(of(0))
  expect(tooMuchForOneEdit(of(most))).toBeNull()
  expect(tooMuchForOneEdit(of(most + 1))).toContain('4 MB')
})
