import { CLOSE, LARGEST_EDIT } from '@hesuan/shared/api/collabMessages.ts'
import { amountBeside } from '@hesuan/shared/section/expressionCell.ts'
import { maySection, type SectionSubject } from '@hesuan/shared/workflow/permissions.ts'
import type { Logger } from 'pino'
import { SYSTEM_USER_ID } from '../../identity/systemUser.ts'
import type { Database } from '../../storage/database.ts'
import { writeRight } from '../access/writeRight.ts'
import type { QueuedTarget } from '../append/appendQueue.ts'
import type { AppendOutcome, AppendTarget } from '../append/appendTransaction.ts'
import type { LogEntry, Processing } from '../append/processFrames.ts'
import type { QueuedFrame } from '../append/queuedFrame.ts'
import type { SectionRules } from '../append/sectionRules.ts'
import { readAuthors } from '../document/authors.ts'
import type { LiveDocument } from '../document/liveDocument.ts'
import { inspectUpdate } from '../inspection/inspectUpdate.ts'
import { type ClientFrame, readClientFrame, updateFrame } from '../protocol/frames.ts'
import { conflictNotices, repairNotice, SECTION_FROZEN, SECTION_OPEN, STORAGE_TROUBLE } from './notices.ts'
import { Presence } from './presence.ts'
import { REFUSAL_CLOSE } from './refusalClose.ts'
import type { SectionSocket } from './sectionSocket.ts'

/** A batch at most: one that is too long keeps everybody in it waiting. */
const MOST_FRAMES = 1_000
/** More than this waiting: whoever sends is not listened to until it is less. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024
/** States of presence leave together: a cursor that runs is many of them. */
const PRESENCE_EVERY_MS = 40
const MOST_NOTICES = 20
/** «Try again later»: any client comes back by itself. */
const CLOSE_TRY_AGAIN = 1013

export interface RoomParts {
  readonly document: LiveDocument
  readonly rules: SectionRules
  readonly subject: SectionSubject
  readonly database: Database
  readonly log: Logger
  readonly now: () => Date
  readonly push: (room: SectionRoom) => void
  readonly edited: (event: { readonly by: string; readonly at: string }) => void
  readonly people: (names: readonly string[]) => void
  readonly conflicts: () => void
  readonly refused: (code: string) => void
  /** It can't go on: its document could not be read again. */
  readonly dead: (room: SectionRoom) => void
}

const CARRIES_EDITS: ReadonlySet<ClientFrame['kind']> = new Set(['update', 'sync-answer', 'edit-context'])

interface DurableWaiter {
  readonly vector: Uint8Array
  readonly resolve: (durable: boolean) => void
}

/** One section that people have open: its document, its sockets, and the updates that wait for the next commit. */
export class SectionRoom implements QueuedTarget<AppendOutcome<SectionSocket>>, AppendTarget<SectionSocket> {
  readonly document: LiveDocument
  readonly rules: SectionRules
  readonly #parts: RoomParts
  readonly #sockets = new Set<SectionSocket>()
  readonly #presence: Presence<SectionSocket>
  readonly #asked = new Map<SectionSocket, Uint8Array>()
  readonly #held = new Set<SectionSocket>()
  readonly #durable = new Set<DurableWaiter>()
  readonly #names = new Map<string, string>()
  #subject: SectionSubject
  #waiting: QueuedFrame<SectionSocket>[] = []
  #waitingBytes = 0
  #taken: readonly QueuedFrame<SectionSocket>[] = []
  #busy = false
  #quiet: { readonly resolve: () => void; readonly reject: (cause: unknown) => void }[] = []
  #tendDue = false
  #presenceTimer: NodeJS.Timeout | null = null
  #present = ''
  #usedAt = performance.now()

  constructor(parts: RoomParts) {
    this.#parts = parts
    this.document = parts.document
    this.rules = parts.rules
    this.#subject = parts.subject
    this.#presence = new Presence((client, { userId }) => {
      const author = this.document.authors.get(client)
      return author === undefined || author === userId
    })
  }

  get id(): string {
    return this.document.sectionId
  }

  get subject(): SectionSubject {
    return this.#subject
  }

  get sockets(): ReadonlySet<SectionSocket> {
    return this.#sockets
  }

  get waiting(): boolean {
    return this.#waiting.length > 0
  }

  /** Whether a transaction is under way, so that the document may run ahead of the disk. */
  get busy(): boolean {
    return this.#busy
  }

  /** Since when nobody has used it, by `performance.now()`; null while it is in use. */
  get idleSince(): number | null {
    return this.#sockets.size > 0 || this.#busy || this.waiting || this.#durable.size > 0 ? null : this.#usedAt
  }

  touch(): void {
    this.#usedAt = performance.now()
  }

  /** Display names of the people who have it open, each once. */
  people(): string[] {
    return [...new Map([...this.#sockets].map(({ user }) => [user.userId, user.displayName])).values()]
  }

  // --- sockets ---

  admit(socket: SectionSocket): void {
    this.touch()
    this.#sockets.add(socket)
    this.#names.set(socket.userId, socket.user.displayName)
    // Before its own request is answered: so it sends what it has typed offline as it typed it, and not what is left of
    // it after it has taken in what others did meanwhile.
    if (socket.right !== 'none') socket.requestSync(this.document.vector)
    socket.sendPresence(this.#presence.everybody())
    this.#announcePeople()
  }

  leave(socket: SectionSocket): void {
    this.touch()
    this.#sockets.delete(socket)
    this.#asked.delete(socket)
    this.#held.delete(socket)
    this.#presence.leave(socket)
    this.#presenceSoon()
    this.#announcePeople()
  }

  hear(socket: SectionSocket, bytes: Uint8Array): void {
    // Of an ended line only what comes behind a late edit counts: it is kept with it.
    if (socket.ended && socket.late.length === 0) return
    socket.alive = true
    const frame = readClientFrame(bytes)
    if (socket.ended && (frame === null || !CARRIES_EDITS.has(frame.kind))) return
    if (frame === null || !this.#take(socket, frame)) this.#end(socket, 'malformed-update')
  }

  /** Everybody's rights after the state of the section changed. */
  subjectChanged(subject: SectionSubject): void {
    this.#subject = subject
    for (const socket of this.#sockets) this.rightsOf(socket)
  }

  /** A person's rights after they changed, or the section did. */
  rightsOf(socket: SectionSocket): void {
    if (socket.ended) return
    if (!maySection(socket.person, 'read', this.#subject)) {
      socket.end(CLOSE.forbidden, 'no right to read')
      return
    }
    const before = socket.right
    const after = writeRight(socket.person, this.#subject)
    if (before === after) return
    socket.right = after
    if (after === 'frozen') socket.notify(SECTION_FROZEN)
    if (after === 'granted') socket.notify(SECTION_OPEN)
    // What it has typed meanwhile was passed over; now it counts.
    if (before === 'none') socket.requestSync(this.document.vector)
  }

  endAll(code: number, reason: string): void {
    for (const socket of this.#sockets) socket.end(code, reason)
  }

  /** Looks after slow lines. */
  tend(): void {
    this.#tendDue = this.#busy
    if (this.#busy) return
    const now = performance.now()
    for (const socket of this.#sockets) {
      const resumed = socket.tend(now, (vector) => this.document.missing(vector))
      if (resumed) socket.sendPresence(this.#presence.everybody())
    }
  }

  dispose(): void {
    if (this.#presenceTimer !== null) clearTimeout(this.#presenceTimer)
    for (const waiter of [...this.#durable]) this.#resolveDurable(waiter, false)
    this.document.destroy()
  }

  // --- what others wait for ---

  /** Resolves when the document and the disk hold the same. */
  quiet(): Promise<void> {
    this.touch()
    return this.#busy ? new Promise((resolve, reject) => this.#quiet.push({ resolve, reject })) : Promise.resolve()
  }

  /** Whether everything of a state vector is on disk within the time. */
  whenDurable(vector: Uint8Array, timeoutMs: number): Promise<boolean> {
    this.touch()
    if (this.document.has(vector)) return Promise.resolve(true)
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#resolveDurable(waiter, false), timeoutMs)
      const waiter: DurableWaiter = {
        vector,
        resolve: (durable) => {
          clearTimeout(timer)
          resolve(durable)
        },
      }
      this.#durable.add(waiter)
    })
  }

  // --- the append queue ---

  take(): readonly QueuedFrame<SectionSocket>[] {
    this.#busy = true
    this.#taken = this.#waiting.slice(0, MOST_FRAMES)
    this.#waiting = this.#waiting.slice(MOST_FRAMES)
    return this.#taken
  }

  settle(outcome: AppendOutcome<SectionSocket>): void {
    this.touch()
    if (outcome.kind === 'appended') {
      const { processing, caughtUp, subject } = outcome
      const vectorBefore = this.document.vector
      for (const [client, userId] of processing.bound) this.document.authors.set(client, userId)
      if (processing.head !== this.document.head) this.document.committed(processing.head)
      this.#tell(processing, caughtUp, vectorBefore)
      if (outcome.conflictsChanged) this.#parts.conflicts()
      if (!isSameSubject(subject, this.#subject)) this.subjectChanged(subject)
    }
    this.#over()
    if (outcome.kind === 'appended') return
    if (outcome.kind === 'gone') this.endAll(CLOSE.notFound, 'the section is no more')
    else this.endAll(CLOSE.olderEpoch, 'the section has a new document')
    this.#parts.dead(this)
  }

  async recover(): Promise<void> {
    const vectorBefore = this.document.vector
    const { database } = this.#parts
    const section = await database.read
      .selectFrom('sections')
      .select(['head', 'epoch'])
      .where('id', '=', this.id)
      .executeTakeFirst()
    if (section?.epoch === this.document.epoch) {
      await this.document.reload(database.read, section.head)
      await readAuthors(database.read, this.document)
      // A commit may have happened though its answer was lost.
      if (!isSameBytes(vectorBefore, this.document.vector)) {
        const update = updateFrame(this.document.missing(vectorBefore))
        for (const socket of this.#sockets) socket.sendUpdates([update], vectorBefore, performance.now())
      }
    }
    this.#waiting = [...this.#taken, ...this.#waiting]
    this.#taken = []
  }

  async fail(cause: unknown): Promise<void> {
    this.#parts.log.error({ err: cause, section: this.id }, 'updates could not be written')
    for (const socket of this.#sockets) socket.notify(STORAGE_TROUBLE)
    let readAgain = true
    try {
      await this.recover()
    } catch (error) {
      this.#parts.log.error({ err: error, section: this.id }, 'a document could not be read again')
      readAgain = false
    }
    // They come back and send again what they were not told is saved.
    for (const { source } of [...this.#taken, ...this.#waiting]) source.refuse(CLOSE_TRY_AGAIN, 'storage trouble')
    this.#taken = []
    this.#waiting = []
    if (readAgain) return this.#over()
    this.#abandon(cause)
    this.endAll(CLOSE_TRY_AGAIN, 'storage trouble')
    this.#parts.dead(this)
  }

  // --- inside ---

  /** @returns false where the frame is malformed */
  #take(socket: SectionSocket, frame: ClientFrame): boolean {
    switch (frame.kind) {
      case 'sync-request':
        if (!this.#busy) return this.#answer(socket, frame.stateVector)
        this.#asked.set(socket, frame.stateVector)
        return true
      case 'awareness':
        if (!this.#presence.hear(socket, frame.states)) return false
        this.#presenceSoon()
        return true
      case 'query-awareness':
        socket.sendPresence(this.#presence.everybody())
        return true
      case 'edit-context':
        return socket.announce(frame.json)
      case 'update':
      case 'sync-answer': {
        const context = frame.kind === 'update' ? socket.takeContext() : null
        // Whoever may only read is not listened to: nothing of it reaches the document.
        if (socket.right === 'none') return true
        if (frame.kind === 'update' && socket.passesOver()) return true
        if (frame.kind === 'update' && frame.update.length > LARGEST_EDIT) {
          this.#end(socket, 'too-large')
          return true
        }
        const frames = frame.kind === 'sync-answer' ? socket.answered() : 1
        if (frame.kind === 'sync-answer' && this.#hasAll(socket, frame.update, frames)) return true
        this.#waiting.push({ source: socket, update: frame.update, context, frames, at: this.#parts.now() })
        this.#hold(socket, frame.update.length)
        this.#parts.push(this)
        return true
      }
      case 'other':
        return true
    }
  }

  /** Most windows open with nothing of their own: they are told so without a transaction. */
  #hasAll(socket: SectionSocket, update: Uint8Array, frames: number): boolean {
    if (this.#busy || this.waiting) return false
    const inspected = inspectUpdate(update, this.document.doc, this.rules.schema, () => 'own')
    if (!inspected.ok || inspected.value.news) return false
    socket.countDurable(frames)
    socket.acknowledge(this.document.vector)
    return true
  }

  #answer(socket: SectionSocket, vector: Uint8Array): boolean {
    let update: Uint8Array
    try {
      update = this.document.missing(vector)
    } catch (error) {
      this.#parts.log.info({ err: error, section: this.id, user: socket.userId }, 'not a state vector')
      return false
    }
    socket.answerSync(update)
    return true
  }

  /** Stops listening to a line while too much waits. */
  #hold(socket: SectionSocket, bytes: number): void {
    this.#waitingBytes += bytes
    if (this.#waitingBytes <= MOST_WAITING_BYTES) return
    this.#held.add(socket)
    socket.hold()
  }

  #end(socket: SectionSocket, code: keyof typeof REFUSAL_CLOSE): void {
    this.#parts.refused(code)
    socket.refuse(REFUSAL_CLOSE[code].code, REFUSAL_CLOSE[code].reason)
  }

  /** Tells everybody what is on disk now. */
  #tell(processing: Processing<SectionSocket>, caughtUp: readonly Uint8Array[], vectorBefore: Uint8Array): void {
    const fromOthers = caughtUp.map(updateFrame)
    const entries = processing.entries.map(({ source, repairs, payload }) => ({
      // A repair goes to its author too.
      author: repairs.length > 0 ? null : source,
      bytes: updateFrame(payload),
    }))
    const saved = new Set<SectionSocket>()
    for (const { source, frames } of processing.accepted) {
      source.countDurable(frames)
      saved.add(source)
    }
    const now = performance.now()
    for (const socket of this.#sockets) {
      const updates = entries.filter(({ author }) => author !== socket).map(({ bytes }) => bytes)
      if (updates.length + fromOthers.length === 0 && !saved.has(socket)) continue
      socket.together(() => {
        if (saved.has(socket)) socket.acknowledge(this.document.vector)
        socket.sendUpdates(fromOthers.length === 0 ? updates : [...fromOthers, ...updates], vectorBefore, now)
      })
    }
    for (const { frame, code, detail } of processing.refused) {
      const { source } = frame
      this.#parts.log.warn({ section: this.id, user: source.userId, code, detail }, 'an update was refused')
      if (!source.refused) this.#end(source, code)
    }
    for (const entry of processing.entries) this.#notify(entry)
    const last = processing.entries.findLast(({ userId }) => userId !== SYSTEM_USER_ID)
    if (last !== undefined) {
      this.#parts.edited({ by: this.#names.get(last.userId) ?? '', at: last.at.toISOString() })
    }
  }

  #notify({ source, userId, changes, repairs }: LogEntry<SectionSocket>): void {
    for (const repair of repairs.slice(0, MOST_NOTICES)) {
      const sheet = changes.find(({ row }) => row === repair.row)?.sheet
      if (sheet !== undefined) source?.notify(repairNotice(this.rules, sheet, repair))
    }
    let told = 0
    for (const change of changes) {
      const { conflict } = change
      // An expression follows its amount: of that they are told.
      if (conflict === null || amountBeside(change.column) !== null || ++told > MOST_NOTICES) continue
      const otherId = this.document.authors.get(conflict.otherClient) ?? SYSTEM_USER_ID
      const names = { author: this.#nameOf(userId), other: this.#nameOf(otherId) }
      const { toAuthor, toOther } = conflictNotices(
        this.rules,
        () => this.document.rows(),
        { ...change, conflict },
        names,
      )
      source?.notify(toAuthor)
      for (const socket of this.#sockets) {
        if (socket.userId === otherId && socket !== source) socket.notify(toOther)
      }
    }
  }

  #nameOf(userId: string): string {
    return this.#names.get(userId) ?? (userId === SYSTEM_USER_ID ? '系统' : '其他人')
  }

  /** The transaction is over: whoever waited for it goes on. */
  #over(): void {
    this.#busy = false
    this.#taken = []
    this.#waitingBytes = this.#waiting.reduce((sum, { update }) => sum + update.length, 0)
    for (const waiter of [...this.#durable]) {
      if (this.document.has(waiter.vector)) this.#resolveDurable(waiter, true)
    }
    for (const [socket, vector] of this.#asked) {
      if (!this.#answer(socket, vector)) this.#end(socket, 'malformed-update')
    }
    this.#asked.clear()
    for (const socket of this.#held) socket.release()
    this.#held.clear()
    if (this.#tendDue) this.tend()
    for (const { resolve } of this.#quiet) resolve()
    this.#quiet = []
  }

  /** The document is ahead of the disk and can't be read again: nobody who waits may see it. */
  #abandon(cause: unknown): void {
    this.#asked.clear()
    this.#held.clear()
    for (const waiter of [...this.#durable]) this.#resolveDurable(waiter, false)
    for (const { reject } of this.#quiet) reject(cause)
    this.#quiet = []
  }

  #resolveDurable(waiter: DurableWaiter, durable: boolean): void {
    this.#durable.delete(waiter)
    waiter.resolve(durable)
  }

  #presenceSoon(): void {
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = null
      const news = this.#presence.news()
      // Also to whom it is about: a stock client that hears nothing for half a minute believes that its line is broken.
      for (const socket of this.#sockets) socket.sendPresence(news)
    }, PRESENCE_EVERY_MS)
  }

  #announcePeople(): void {
    const names = this.people()
    const present = JSON.stringify(names)
    if (present === this.#present) return
    this.#present = present
    this.#parts.people(names)
  }
}

const isSameSubject = (one: SectionSubject, other: SectionSubject): boolean =>
  one.status === other.status &&
  one.departmentStatus === other.departmentStatus &&
  one.roundOpen === other.roundOpen &&
  one.unitCode === other.unitCode &&
  one.kind === other.kind

const isSameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index])
