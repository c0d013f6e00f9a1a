import type { Queryable, Trx } from './database.ts'

export interface Named {
  readonly userId: string
  readonly displayName: string
}

/** Something that happened in a thread. */
export interface CommentEvent {
  readonly id: number
  readonly kind: 'said' | 'edited' | 'resolved' | 'reopened'
  /** Of an edit: what was edited. */
  readonly of: number | null
  readonly by: Named
  readonly at: string
  /** Of what was said or edited. */
  readonly text: string | null
  readonly mentions: readonly Named[]
}

/** What is said about one cell, as it happened. */
export interface Thread {
  readonly id: string
  readonly sectionId: string
  readonly sheet: string
  readonly row: string
  readonly column: string
  readonly open: boolean
  /** Oldest first. */
  readonly events: readonly CommentEvent[]
}

/** The threads of a section, the one where something happened last first. */
export async function threadsOf(db: Queryable, sectionId: string, threadId?: string): Promise<readonly Thread[]> {
  const rows = await db
    .selectFrom('comment_threads')
    .innerJoin('comment_events', 'comment_events.thread_id', 'comment_threads.id')
    .innerJoin('people', 'people.user_id', 'comment_events.user_id')
    .select([
      'comment_threads.id as thread',
      'comment_threads.sheet',
      'comment_threads.row_id',
      'comment_threads.column_id',
      'comment_threads.open',
      'comment_events.id',
      'comment_events.kind',
      'comment_events.of_event',
      'comment_events.user_id',
      'comment_events.at',
      'comment_events.text',
      'people.display_name',
    ])
    .where('comment_threads.section_id', '=', sectionId)
    .$if(threadId !== undefined, (query) => query.where('comment_threads.id', '=', threadId ?? ''))
    .orderBy('comment_events.id')
    .execute()
  const mentions = await mentionsIn(db, sectionId)
  const threads = new Map<string, Thread & { readonly events: CommentEvent[] }>()
  for (const row of rows) {
    const { thread: id, sheet, row_id, column_id, open } = row
    const known = threads.get(id)
    const thread = known ?? { id, sectionId, sheet, row: row_id, column: column_id, open: open === 1, events: [] }
    // At the end again: the last event decides the order.
    threads.delete(id)
    threads.set(id, thread)
    thread.events.push({
      id: row.id,
      kind: row.kind,
      of: row.of_event,
      by: { userId: row.user_id, displayName: row.display_name },
      at: row.at,
      text: row.text,
      mentions: mentions.get(row.id) ?? [],
    })
  }
  return [...threads.values()].reverse()
}

async function mentionsIn(db: Queryable, sectionId: string): Promise<ReadonlyMap<number, readonly Named[]>> {
  const rows = await db
    .selectFrom('comment_mentions')
    .innerJoin('comment_events', 'comment_events.id', 'comment_mentions.event_id')
    .innerJoin('comment_threads', 'comment_threads.id', 'comment_events.thread_id')
    .innerJoin('people', 'people.user_id', 'comment_mentions.user_id')
    .select(['comment_mentions.event_id', 'people.user_id', 'people.display_name'])
    .where('comment_threads.section_id', '=', sectionId)
    .orderBy('people.username')
    .execute()
  const found = new Map<number, Named[]>()
  for (const { event_id, user_id, display_name } of rows) {
    found.set(event_id, [...(found.get(event_id) ?? []), { userId: user_id, displayName: display_name }])
  }
  return found
}

/** The open thread of a cell, or null. */
export async function openThreadAt(
  trx: Trx,
  { sectionId, row, column }: Pick<Thread, 'sectionId' | 'row' | 'column'>,
): Promise<string | null> {
  const found = await trx
    .selectFrom('comment_threads')
    .select('id')
    .where('section_id', '=', sectionId)
    .where('row_id', '=', row)
    .where('column_id', '=', column)
    .where('open', '=', 1)
    .executeTakeFirst()
  return found?.id ?? null
}

/** Begins a thread about a cell that has no open one. Only under the lock of its section. */
export async function addThread(trx: Trx, thread: Omit<Thread, 'events' | 'open'>): Promise<void> {
  const { id, sectionId, sheet, row, column } = thread
  await trx
    .insertInto('comment_threads')
    .values({ id, section_id: sectionId, sheet, row_id: row, column_id: column, open: 1 })
    .execute()
}

/** Writes down what happened in a thread. @returns its id */
export async function addCommentEvent(
  trx: Trx,
  event: Pick<CommentEvent, 'kind' | 'of' | 'at' | 'text'> & {
    readonly threadId: string
    readonly userId: string
    readonly mentions: readonly string[]
  },
): Promise<number> {
  const { id } = await trx
    .insertInto('comment_events')
    .values({
      thread_id: event.threadId,
      kind: event.kind,
      of_event: event.of,
      user_id: event.userId,
      at: event.at,
      text: event.text,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (event.mentions.length > 0) {
    await trx
      .insertInto('comment_mentions')
      .values(event.mentions.map((user_id) => ({ event_id: id, user_id })))
      .execute()
  }
  if (event.kind === 'resolved' || event.kind === 'reopened') {
    await trx
      .updateTable('comment_threads')
      .set({ open: event.kind === 'reopened' ? 1 : 0 })
      .where('id', '=', event.threadId)
      .execute()
  }
  return id
}
