import { keysOfPieces } from './editPiece.ts'
import { openOfflineDatabase } from './offlineDatabase.ts'

/** Of one section: how many places one person has edited that the server has not. */
export interface UnsentSection {
  readonly section: string
  readonly edits: number
}

/** What of one person's edits on this machine the server has not. Rejects where this browser keeps nothing. */
export async function unsentOf(userId: string): Promise<UnsentSection[]> {
  const db = await openOfflineDatabase(userId)
  try {
    const pieces = await db.getAll('pieces')
    const sections = [...new Set(pieces.map(({ section }) => section))]
    return sections.map((section) => ({
      section,
      edits: keysOfPieces(pieces.filter((piece) => piece.section === section)).length,
    }))
  } finally {
    db.close()
  }
}

/** Forgets what this machine keeps of the budget for one person, but for edits that the server has not. */
export async function forgetStates(userId: string): Promise<void> {
  const db = await openOfflineDatabase(userId)
  try {
    const transaction = db.transaction(['updates', 'sections'], 'readwrite')
    await Promise.all([
      transaction.objectStore('updates').clear(),
      transaction.objectStore('sections').clear(),
      transaction.done,
    ])
  } finally {
    db.close()
  }
}
