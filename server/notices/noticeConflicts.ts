import { SYSTEM_USER_ID } from '../identity/systemUser.ts'
import type { Trx } from '../storage/database.ts'
import { addNotices, type NewNotice } from '../storage/notices.ts'

/** A value that came into a conflict which is still open. */
export interface ContestedValue {
  readonly sectionId: string
  readonly cell: string
  /** Whose value it is. */
  readonly userId: string
  /** Whose write brought it into the conflict. */
  readonly by: string
  readonly at: string
}

/** Tells each person once that values of theirs came into conflict, however many, in the transaction of the change. */
export async function noticeConflicts(trx: Trx, values: readonly ContestedValue[]): Promise<void> {
  const notices = new Map<string, NewNotice>()
  for (const { sectionId, cell, userId, by, at } of values) {
    if (userId === SYSTEM_USER_ID) continue
    const key = `${sectionId}|${userId}`
    const known = notices.get(key)
    if (known !== undefined) notices.set(key, { ...known, cells: known.cells + 1 })
    else notices.set(key, { userId, kind: 'conflict', sectionId, cell, cells: 1, by, at, text: null })
  }
  await addNotices(trx, [...notices.values()])
}
