import * as Y from 'yjs'
import type { Database } from '../../storage/database.ts'
import type { DocumentPoint } from './loadDocument.ts'

/** States that are kept: the newest, and the one before should the newest turn out to be unreadable. */
const KEPT = 2

/**
 * Stores a document as one state, so that the next load need not read its whole log. A new row each time, and the log
 * stays: a crash on the way leaves what there was.
 * @param doc as of the point: encoded before this returns its promise
 */
export async function compactDocument({ write }: Database, doc: Y.Doc, point: DocumentPoint, at: Date): Promise<void> {
  const { sectionId, epoch, sequence } = point
  const state = Y.encodeStateAsUpdateV2(doc)
  await write.transaction().execute(async (trx) => {
    await trx
      .insertInto('section_states')
      .values({ section_id: sectionId, epoch, sequence, state, at: at.toISOString() })
      .onConflict((conflict) => conflict.columns(['section_id', 'epoch', 'sequence']).doNothing())
      .execute()
    const states = trx.selectFrom('section_states').where('section_id', '=', sectionId).where('epoch', '=', epoch)
    const oldest = await states
      .select('sequence')
      .orderBy('sequence', 'desc')
      .offset(KEPT - 1)
      .limit(1)
      .executeTakeFirst()
    if (oldest === undefined) return
    await trx
      .deleteFrom('section_states')
      .where('section_id', '=', sectionId)
      .where('epoch', '=', epoch)
      .where('sequence', '<', oldest.sequence)
      .execute()
  })
}
