import { readRows } from '@hesuan/shared/section/document.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import * as Y from 'yjs'
import type { Trx } from '../../storage/database.ts'
import type { LiveDocument } from './liveDocument.ts'
import { loadDocument } from './loadDocument.ts'

/** The content of a section at the head of its log. */
export interface StateAt {
  readonly rows: readonly SnapshotRow[]
  readonly sequence: number
  readonly state: Uint8Array
}

/**
 * Reads a section as of the head of its log, under the caller's lock of its row.
 * @param open its live document, where it is open: used where it is at the head and nothing in it is uncommitted
 */
export async function readStateAt(
  trx: Trx,
  sectionId: string,
  open: { readonly document: LiveDocument; readonly busy: boolean } | null,
): Promise<StateAt> {
  const { head, epoch } = await trx
    .selectFrom('sections')
    .select(['head', 'epoch'])
    .where('id', '=', sectionId)
    .executeTakeFirstOrThrow()
  if (open !== null && !open.busy && open.document.head === head && open.document.epoch === epoch) {
    return { rows: open.document.rows(), sequence: head, state: Y.encodeStateAsUpdateV2(open.document.doc) }
  }
  const { doc } = await loadDocument(trx, { sectionId, epoch, sequence: head })
  const result = { rows: readRows(doc), sequence: head, state: Y.encodeStateAsUpdateV2(doc) }
  doc.destroy()
  return result
}
