import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { columnOf } from '@hesuan/shared/template/lookup.ts'
import { maySection } from '@hesuan/shared/workflow/permissions.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import { FORBIDDEN, NO_SUCH_SECTION, type Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { peopleWhoMay } from '../identity/peopleWhoMay.ts'
import { readActors } from '../identity/readActors.ts'
import { noticeComment } from '../notices/noticeComment.ts'
import { addCommentEvent, addThread, openThreadAt, type Thread, threadsOf } from '../storage/comments.ts'
import type { Database, Trx } from '../storage/database.ts'
import { lockSection, type Section } from '../storage/sections.ts'

const NO_SUCH_CELL: Refusal = { code: 'bad-request', message: '没有这个单元格，或所在的行还没有保存到服务器' }
const NO_SUCH_COMMENT: Refusal = { code: 'not-found', message: '没有这条批注' }
const NOT_A_READER: Refusal = { code: 'bad-request', message: '提到的人不能查看此分册，请从名单中选择' }
const RESOLVED: Refusal = { code: 'wrong-state', message: '此批注已解决，请先重新打开' }
const ANOTHER_OPEN: Refusal = { code: 'wrong-state', message: '此单元格已有一条未解决的批注，请在那里继续' }
const NOT_YOURS: Refusal = { code: 'forbidden', message: '只能修改自己写的批注' }

export interface CommentParts {
  readonly database: Database
  readonly newId: () => string
  readonly clock: () => Date
}

export interface Said {
  readonly text: string
  /** User ids. */
  readonly mentions: readonly string[]
}

type Outcome = Result<{ readonly thread: string }, Refusal>

/** What a person does in the comments of a section, each one transaction, judged by the rights at its moment. */
export class CommentActs {
  readonly #parts: CommentParts
  readonly #person: SignedInPerson
  readonly #sectionId: string

  constructor(parts: CommentParts, person: SignedInPerson, sectionId: string) {
    this.#parts = parts
    this.#person = person
    this.#sectionId = sectionId
  }

  /**
   * Says something about a cell: a reply where something about it is open, so that two who begin at once talk to each
   * other.
   * @param rows the live rows of the section
   */
  say(cell: string, said: Said, rows: readonly SnapshotRow[]): Promise<Outcome> {
    return this.#act(async (trx, section, at) => {
      const place = parseCellKey(cell)
      const sheet = templateFor(section.templateYear).sheets.find(
        ({ id, kind }) => id === place?.sheet && kind === section.kind,
      )
      if (place === null || sheet === undefined || columnOf(sheet, place.column) === null) return err(NO_SUCH_CELL)
      const { row, column } = place
      const open = await openThreadAt(trx, { sectionId: section.id, row, column })
      if (open === null && !rows.some(({ id }) => id === row)) return err(NO_SUCH_CELL)
      const thread = open ?? this.#parts.newId()
      if (open === null) await addThread(trx, { id: thread, sectionId: section.id, sheet: sheet.id, row, column })
      return this.#write(trx, section, { thread, cell: place.key, kind: 'said', of: null, at, said })
    })
  }

  reply(threadId: string, said: Said): Promise<Outcome> {
    return this.#inThread(threadId, async (trx, section, at, thread) =>
      thread.open
        ? this.#write(trx, section, { thread: thread.id, cell: cellOf(thread), kind: 'said', of: null, at, said })
        : err(RESOLVED),
    )
  }

  /** What it said before is kept. */
  edit(threadId: string, comment: number, said: Said): Promise<Outcome> {
    return this.#inThread(threadId, async (trx, section, at, thread) => {
      const first = thread.events.find(({ id, kind }) => id === comment && kind === 'said')
      if (first === undefined) return err(NO_SUCH_COMMENT)
      if (first.by.userId !== this.#person.userId) return err(NOT_YOURS)
      return this.#write(trx, section, {
        thread: thread.id,
        cell: cellOf(thread),
        kind: 'edited',
        of: comment,
        at,
        said,
      })
    })
  }

  /** Resolves a thread or opens it again; what is so already stays so. */
  settle(threadId: string, kind: 'resolved' | 'reopened'): Promise<Outcome> {
    return this.#inThread(threadId, async (trx, _section, at, thread) => {
      if (thread.open === (kind === 'reopened')) return ok({ thread: thread.id })
      if (kind === 'reopened' && (await openThreadAt(trx, thread)) !== null) return err(ANOTHER_OPEN)
      const { userId } = this.#person
      await addCommentEvent(trx, { threadId: thread.id, kind, of: null, at, text: null, userId, mentions: [] })
      return ok({ thread: thread.id })
    })
  }

  async #write(
    trx: Trx,
    section: Section,
    what: {
      readonly thread: string
      readonly cell: string
      readonly kind: 'said' | 'edited'
      readonly of: number | null
      readonly at: string
      readonly said: Said
    },
  ): Promise<Outcome> {
    const { thread, cell, kind, of, at, said } = what
    const mentions = [...new Set(said.mentions)]
    const readers = new Set((await peopleWhoMay(trx, 'read', section)).map(({ userId }) => userId))
    if (!mentions.every((userId) => readers.has(userId))) return err(NOT_A_READER)
    const [before] = await threadsOf(trx, section.id, thread)
    const events = before?.events ?? []
    const { userId: by } = this.#person
    await addCommentEvent(trx, { threadId: thread, kind, of, at, text: said.text, userId: by, mentions })
    const told = events.filter((event) => of !== null && (event.id === of || event.of === of))
    await noticeComment(trx, {
      sectionId: section.id,
      cell,
      by,
      at,
      text: said.text,
      named: mentions.filter((id) => !told.some((event) => event.mentions.some(({ userId }) => userId === id))),
      // Whoever mends what they said tells it only to whom it names now.
      earlier: kind === 'said' ? events.filter((event) => event.kind === 'said').map((event) => event.by.userId) : [],
    })
    return ok({ thread })
  }

  #inThread(
    threadId: string,
    act: (trx: Trx, section: Section, at: string, thread: Thread) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.#act(async (trx, section, at) => {
      const [thread] = await threadsOf(trx, section.id, threadId)
      return thread === undefined ? err(NO_SUCH_COMMENT) : act(trx, section, at, thread)
    })
  }

  #act(act: (trx: Trx, section: Section, at: string) => Promise<Outcome>): Promise<Outcome> {
    const { database, clock } = this.#parts
    const { userId } = this.#person
    return database.write.transaction().execute(async (trx) => {
      const section = await lockSection(trx, database.dialect, this.#sectionId)
      if (section === null) return err(NO_SUCH_SECTION)
      const actor = (await readActors(trx, [userId])).get(userId)
      if (actor === undefined || !maySection(actor, 'comment', section)) return err(FORBIDDEN)
      return act(trx, section, clock().toISOString())
    })
  }
}

const cellOf = ({ row, column }: Thread): string => `${row}:${column}`
