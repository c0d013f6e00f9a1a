import { randomInt } from 'node:crypto'
import { readRows } from '@hesuan/shared/section/document.ts'
import * as Y from 'yjs'
import type { CollabService } from './collab/collabService.ts'
import type { Database, Queryable } from './storage/database.ts'

/** Sections as they are in the log, until live documents are served: reading works, editing is refused. */
export function interimCollab(database: Database): CollabService {
  const load = async (db: Queryable, sectionId: string) => {
    const updates = await db
      .selectFrom('section_updates')
      .select(['payload', 'sequence'])
      .where('section_id', '=', sectionId)
      .orderBy('sequence')
      .execute()
    const doc = new Y.Doc()
    for (const { payload } of updates) Y.applyUpdate(doc, payload)
    return { doc, sequence: updates.at(-1)?.sequence ?? 0 }
  }
  return {
    handleUpgrade: (_, socket) => void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n'),
    whenDurable: async (sectionId, stateVector) => {
      const { doc } = await load(database.read, sectionId)
      const have = Y.decodeStateVector(Y.encodeStateVector(doc))
      return [...Y.decodeStateVector(stateVector)].every(([client, clock]) => (have.get(client) ?? 0) >= clock)
    },
    stateAt: async (trx, sectionId) => {
      const { doc, sequence } = await load(trx, sectionId)
      return { rows: readRows(doc), sequence, state: Y.encodeStateAsUpdateV2(doc) }
    },
    liveRows: async (sectionId) => readRows((await load(database.read, sectionId)).doc),
    rightsChanged: async () => undefined,
    endUser: () => undefined,
    peopleIn: () => [],
    onEdited: () => () => undefined,
    onPeople: () => () => undefined,
    grantClientId: async (sectionId, userId) => {
      const clientId = randomInt(1, 0xffffffff)
      await database.write
        .insertInto('collab_clients')
        .values({
          section_id: sectionId,
          epoch: 1,
          client_id: clientId,
          user_id: userId,
          bound_at: new Date().toISOString(),
        })
        .execute()
      return clientId
    },
    close: async () => undefined,
  }
}
