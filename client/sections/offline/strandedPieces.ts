import { byOrder } from './editPiece.ts'
import { openOfflineDatabase, type StoredPiece } from './offlineDatabase.ts'

/** What this browser keeps of a section that can't be opened: its last state, and edits that the server has not. */
export interface Stranded {
  readonly updates: readonly Uint8Array[]
  /** In the order in which they were made. */
  readonly pieces: readonly StoredPiece[]
}

/** Reads it and changes nothing. Rejects where this browser keeps nothing. */
export async function strandedPieces(userId: string, sectionId: string): Promise<Stranded> {
  const db = await openOfflineDatabase(userId)
  try {
    const ofSection = IDBKeyRange.bound([sectionId, 0], [sectionId, Number.MAX_SAFE_INTEGER])
    const updates = await db.getAllFromIndex('updates', 'ofSection', ofSection)
    const pieces = await db.getAllFromIndex('pieces', 'ofSection', sectionId)
    return { updates: updates.map(({ update }) => update), pieces: pieces.toSorted(byOrder) }
  } finally {
    db.close()
  }
}

/** Their author lets go of them. */
export async function dropStranded(userId: string, pieces: readonly StoredPiece[]): Promise<void> {
  const db = await openOfflineDatabase(userId)
  const changes = new BroadcastChannel(db.name)
  try {
    const transaction = db.transaction('pieces', 'readwrite')
    await Promise.all([
      ...pieces.map(({ section, epoch, client, from }) => transaction.store.delete([section, epoch, client, from])),
      transaction.done,
    ])
    changes.postMessage(null)
  } finally {
    changes.close()
    db.close()
  }
}
