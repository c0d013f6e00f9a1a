import * as Y from 'yjs'
import type { Queryable } from '../../storage/database.ts'
import { newSectionDoc } from './sectionDoc.ts'

/** A section's document at one point of its log. */
export interface DocumentPoint {
  readonly sectionId: string
  readonly epoch: number
  /** Sequence number of the last update that is in it. */
  readonly sequence: number
}

/** A document out of the log. */
export interface LoadedDocument {
  readonly doc: Y.Doc
  /** How many updates it was read from, beyond the compacted state: many of them are worth compacting. */
  readonly replayed: number
}

/**
 * Reads a document: the newest compacted state, and the log behind it up to that point. Whatever comes later is left out,
 * so that the result is exact while others write.
 * Throws where the log has a gap: then something is lost, and nobody may work on.
 */
export async function loadDocument(db: Queryable, point: DocumentPoint): Promise<LoadedDocument> {
  const { sectionId, epoch, sequence } = point
  const base = await db
    .selectFrom('section_states')
    .select(['sequence', 'state'])
    .where('section_id', '=', sectionId)
    .where('epoch', '=', epoch)
    .where('sequence', '<=', sequence)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  const updates = await readLog(db, point, base?.sequence ?? 0)
  const doc = newSectionDoc()
  doc.transact(() => {
    if (base !== undefined) Y.applyUpdateV2(doc, base.state)
    for (const payload of updates) Y.applyUpdate(doc, payload)
  })
  return { doc, replayed: updates.length }
}

/** The updates of the log behind `from`, up to and with the point's. Throws where one is missing. */
export async function readLog(db: Queryable, point: DocumentPoint, from: number): Promise<Uint8Array[]> {
  const { sectionId, epoch, sequence } = point
  if (from === sequence) return []
  const rows = await db
    .selectFrom('section_updates')
    .select('payload')
    .where('section_id', '=', sectionId)
    .where('epoch', '=', epoch)
    .where('sequence', '>', from)
    .where('sequence', '<=', sequence)
    .orderBy('sequence')
    .execute()
  if (rows.length !== sequence - from) {
    throw new Error(`the log of ${sectionId} has ${rows.length} updates from ${from} to ${sequence}`)
  }
  return rows.map(({ payload }) => payload)
}
