import { derivingChanges } from '@hesuan/shared/history/deriveChanges.ts'
import * as Y from 'yjs'
import type { LateEditToKeep } from '../../storage/lateEdits.ts'
import { newSectionDoc } from '../document/sectionDoc.ts'
import { type AuthorOf, inspectUpdate } from '../inspection/inspectUpdate.ts'
import type { SectionSchema } from '../inspection/sectionSchema.ts'
import type { QueuedFrame } from './queuedFrame.ts'

/**
 * What updates that came too late would have written, in a copy of the document: each place once a window, with the last
 * text. What would have been refused in an open section too is left out, and whatever follows it.
 * @param frames of one person, in the order in which they came
 */
export function lateWrites(
  doc: Y.Doc,
  frames: readonly QueuedFrame[],
  epoch: number,
  { schema, authorOf }: { readonly schema: SectionSchema; readonly authorOf: AuthorOf },
): LateEditToKeep[] {
  const copy = newSectionDoc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  // What nobody has used yet is this person's from the first of these updates on.
  const authorHere: AuthorOf = (client) => {
    const author = authorOf(client)
    return author === 'unbound' && Y.getState(doc.store, client) === 0 ? 'own' : author
  }
  const kept = new Map<string, LateEditToKeep>()
  for (const { update, context } of frames) {
    if (!inspectUpdate(update, copy, schema, authorHere).ok) break
    for (const { row, column, before, after, client, clock } of derivingChanges(copy, () =>
      Y.applyUpdate(copy, update),
    )) {
      const key = `${client} ${row}:${column}`
      const first = kept.get(key)
      kept.set(key, {
        epoch,
        client,
        clock,
        row,
        column,
        before: first === undefined ? before : first.before,
        mine: after,
        how: context?.how ?? 'typed',
        madeAt: context?.madeAt ?? null,
      })
    }
  }
  copy.destroy()
  return [...kept.values()]
}
