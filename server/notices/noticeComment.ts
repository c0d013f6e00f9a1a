import type { Trx } from '../storage/database.ts'
import { addNotices } from '../storage/notices.ts'

/** Something that was said about a cell. */
export interface SaidAt {
  readonly sectionId: string
  readonly cell: string
  readonly by: string
  readonly at: string
  readonly text: string
  /** Whom it names that have not been told of it yet. */
  readonly named: readonly string[]
  /** Who has said something there before. */
  readonly earlier: readonly string[]
}

/** Tells what was said to those whom it names and to those whom it answers, each once, in its transaction. */
export async function noticeComment(
  trx: Trx,
  { sectionId, cell, by, at, text, named, earlier }: SaidAt,
): Promise<void> {
  const mentioned = new Set(named)
  const answered = new Set(earlier.filter((userId) => !mentioned.has(userId)))
  const notice = (kind: 'mention' | 'reply') => (userId: string) =>
    userId === by ? [] : { userId, kind, sectionId, cell, cells: 1, by, at, text }
  await addNotices(trx, [...[...mentioned].flatMap(notice('mention')), ...[...answered].flatMap(notice('reply'))])
}
