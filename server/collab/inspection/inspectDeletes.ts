import { err, ok, type Result } from '@hesuan/shared/result.ts'
import * as Y from 'yjs'
import type { WireDeletes } from './readUpdate.ts'
import type { UpdateRefusal } from './refusal.ts'

/** What the new structs of an update do, as far as its deletes are concerned. */
export interface Writes {
  /** The clock behind the last struct of a client that the update or the document has. */
  readonly endOf: (client: number) => number
  /** Whether the update writes the key that this item holds. */
  readonly replaces: (item: Y.Item) => boolean
}

/**
 * Decides whether an update may delete what it says: what is deleted already, its own new writes, and what holds a key
 * that it writes. Ten valid bytes could otherwise remove two thousand rows. (Whether the key still holds a text
 * afterwards is seen in the document: `isSound`.)
 * @returns whether anything would be deleted that is not yet
 */
export function inspectDeletes(
  deletes: readonly WireDeletes[],
  doc: Y.Doc,
  { endOf, replaces }: Writes,
): Result<{ readonly news: boolean }, UpdateRefusal> {
  let news = false
  for (const { client, ranges } of deletes) {
    const structs = doc.store.clients.get(client) ?? []
    const state = Y.getState(doc.store, client)
    const end = endOf(client)
    for (const range of ranges) {
      const rangeEnd = range.clock + range.length
      if (rangeEnd > end) return err({ code: 'malformed-update', detail: `deletes unknown writes of ${client}` })
      if (range.clock >= state) continue
      for (let index = Y.findIndexSS(structs, range.clock); index < structs.length; index++) {
        const struct = structs[index]
        if (struct === undefined || struct.id.clock >= rangeEnd) break
        if (struct.deleted) continue
        if (!(struct instanceof Y.Item) || !replaces(struct)) {
          return err({ code: 'foreign-delete', detail: `deletes ${client}:${struct.id.clock} without replacing it` })
        }
        news = true
      }
    }
  }
  return ok({ news })
}
