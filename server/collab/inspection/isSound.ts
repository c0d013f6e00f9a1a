import { CELLS, cellsOf, rowsOf } from '@hesuan/shared/section/document.ts'
import * as Y from 'yjs'
import type { TouchedKey } from './inspectUpdate.ts'

/**
 * Whether a document is whole after an update: nothing waits for what never comes, and every key that was written still
 * holds a text. Where it is not, the document is dropped and read again from the log.
 */
export function isSound(doc: Y.Doc, touched: readonly TouchedKey[]): boolean {
  const { pendingStructs, pendingDs } = doc.store
  if (pendingStructs !== null || pendingDs !== null) return false
  return touched.every(({ map, key }) => {
    const holder = (map === CELLS ? cellsOf(doc) : rowsOf(doc))._map.get(key)
    return holder !== undefined && !holder.deleted && holder.content instanceof Y.ContentAny
  })
}
