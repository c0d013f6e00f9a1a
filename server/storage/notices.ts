import type { NOTICE_KINDS } from '@hesuan/shared/api/notices.ts'
import type { Queryable, Trx } from './database.ts'

/** SQLite takes 32,766 parameters in one statement. */
const ROWS_A_STATEMENT = 500

/** Something that somebody has to know. */
export interface NewNotice {
  readonly userId: string
  readonly kind: (typeof NOTICE_KINDS)[number]
  readonly sectionId: string
  /** The first cell that it is about; null where it is about the section. */
  readonly cell: string | null
  readonly cells: number
  /** Who brought it about. */
  readonly by: string
  readonly at: string
  readonly text: string | null
}

export interface StoredNotice extends NewNotice {
  readonly id: number
  readonly byName: string
  readonly read: boolean
}

/** Writes notices down, in the transaction of what they are about. */
export async function addNotices(trx: Trx, notices: readonly NewNotice[]): Promise<void> {
  const rows = notices.map(({ userId, kind, sectionId, cell, cells, by, at, text }) => ({
    user_id: userId,
    kind,
    section_id: sectionId,
    cell,
    cells,
    by_user_id: by,
    at,
    text,
    read_at: null,
  }))
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await trx
      .insertInto('notices')
      .values(rows.slice(from, from + ROWS_A_STATEMENT))
      .execute()
  }
}

/** The newest notices of a person in sections that they may read, newest first. */
export async function noticesOf(
  db: Queryable,
  userId: string,
  sections: readonly string[],
  page: { readonly before: number | null; readonly limit: number },
): Promise<{ readonly notices: readonly StoredNotice[]; readonly more: boolean }> {
  if (sections.length === 0) return { notices: [], more: false }
  const rows = await db
    .selectFrom('notices')
    .innerJoin('people', 'people.user_id', 'notices.by_user_id')
    .selectAll('notices')
    .select('people.display_name')
    .where('notices.user_id', '=', userId)
    .where('notices.section_id', 'in', sections)
    .$if(page.before !== null, (query) => query.where('notices.id', '<', page.before ?? 0))
    .orderBy('notices.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return {
    notices: rows.slice(0, page.limit).map((row) => ({
      id: row.id,
      userId: row.user_id,
      kind: row.kind,
      sectionId: row.section_id,
      cell: row.cell,
      cells: row.cells,
      by: row.by_user_id,
      byName: row.display_name,
      at: row.at,
      text: row.text,
      read: row.read_at !== null,
    })),
    more: rows.length > page.limit,
  }
}

/** How many notices a person has not read, in sections that they may read. */
export async function unreadOf(db: Queryable, userId: string, sections: readonly string[]): Promise<number> {
  if (sections.length === 0) return 0
  const { unread } = await db
    .selectFrom('notices')
    .select((eb) => eb.fn.countAll<number | string>().as('unread'))
    .where('user_id', '=', userId)
    .where('section_id', 'in', sections)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(unread)
}

/** Marks a person's own notices as read: these, or all up to one. Those that were read before keep their time. */
export async function markNoticesRead(
  db: Queryable,
  userId: string,
  which: { readonly ids: readonly number[] } | { readonly upTo: number },
  at: string,
): Promise<void> {
  const mine = db.updateTable('notices').set({ read_at: at }).where('user_id', '=', userId).where('read_at', 'is', null)
  await ('ids' in which ? mine.where('id', 'in', which.ids) : mine.where('id', '<=', which.upTo)).execute()
}

/** Who has not read a notice of this kind about a section, brought about by this person. */
export async function unreadAbout(
  db: Queryable,
  { kind, sectionId, by }: Pick<NewNotice, 'kind' | 'sectionId' | 'by'>,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('notices')
    .select('user_id')
    .where('kind', '=', kind)
    .where('section_id', '=', sectionId)
    .where('by_user_id', '=', by)
    .where('read_at', 'is', null)
    .execute()
  return new Set(rows.map(({ user_id }) => user_id))
}
