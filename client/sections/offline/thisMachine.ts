import { SectionDetail } from '@hesuan/shared/api/section.ts'
import { keysOfPieces } from './editPiece.ts'
import { openOfflineDatabase } from './offlineDatabase.ts'

/** Of one section: how many places one person has edited that the server has not. */
export interface UnsentSection {
  readonly section: string
  /** The unit's name as the server said it last; null where this browser does not know it any more. */
  readonly name: string | null
  readonly edits: number
}

export interface Unsent {
  /** Each section once, in the order of its first edit. */
  readonly waiting: readonly UnsentSection[]
  /** Whether there are edits younger than was asked for. */
  readonly onTheirWay: boolean
}

/**
 * What of one person's edits on this machine the server has not. Rejects where this browser keeps nothing.
 * @param madeBefore younger edits, which the server will most likely have in a moment, are left out
 */
export async function unsentOf(userId: string, madeBefore: Date): Promise<Unsent> {
  const db = await openOfflineDatabase(userId)
  try {
    const latest = madeBefore.toISOString()
    const pieces = await db.getAll('pieces')
    const old = pieces.filter(({ madeAt, refused }) => refused || madeAt <= latest)
    const sections = [...new Set(old.map(({ section }) => section))]
    const waiting = await Promise.all(
      sections.map(async (section) => {
        const detail = SectionDetail.safeParse((await db.get('sections', section))?.detail)
        return {
          section,
          name: detail.success ? detail.data.unitName : null,
          edits: keysOfPieces(old.filter((piece) => piece.section === section)).length,
        }
      }),
    )
    return { waiting, onTheirWay: old.length < pieces.length }
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
