import { CLOSE } from '@hesuan/shared/api/collabMessages.ts'
import type { SectionSubject } from '@hesuan/shared/workflow/permissions.ts'
import type { Logger } from 'pino'
import type { Database } from '../../storage/database.ts'
import { findSection, type Section } from '../../storage/sections.ts'
import { createAppendQueue } from '../append/appendQueue.ts'
import { type AppendOutcome, appendGroup } from '../append/appendTransaction.ts'
import { sectionRules } from '../append/sectionRules.ts'
import { readAuthors } from '../document/authors.ts'
import { compactDocument } from '../document/compactDocument.ts'
import { LiveDocument } from '../document/liveDocument.ts'
import { loadDocument } from '../document/loadDocument.ts'
import { SectionRoom } from './sectionRoom.ts'
import type { SectionSocket } from './sectionSocket.ts'

/** How often the log is looked at for what other processes wrote. */
const POLL_EVERY_MS = 500
const TEND_EVERY_MS = 250
const UNLOAD_AFTER_MS = 60_000
/** Updates behind the last compacted state: worth a new one at once, and when the section is put away. */
const COMPACT_ABOVE = 500
const COMPACT_AT_UNLOAD_ABOVE = 50

export interface RoomsParts {
  readonly db: Database
  readonly log: Logger
  readonly now: () => Date
  readonly randomId: () => string
  readonly metrics?: {
    refused(code: string): void
    committed(commit: { readonly sections: number; readonly updates: number; readonly seconds: number }): void
  }
}

export type EditedEvent = { readonly sectionId: string; readonly by: string; readonly at: string }
export type ConflictsEvent = { readonly sectionId: string }
export type PeopleEvent = { readonly sectionId: string; readonly people: readonly string[] }

/** The sections that are in memory. */
export interface Rooms {
  /** Reads a section's document unless it is open; null where there is no such section. */
  open(sectionId: string): Promise<SectionRoom | null>
  /** The section if it is open. */
  opened(sectionId: string): SectionRoom | null
  all(): readonly SectionRoom[]
  /** After the state or the epoch of a section changed. */
  lookAgain(sectionId: string): Promise<void>
  onEdited(listener: (event: EditedEvent) => void): () => void
  onPeople(listener: (event: PeopleEvent) => void): () => void
  onConflicts(listener: (event: ConflictsEvent) => void): () => void
  /** Resolves when everything that has come is on disk. */
  drained(): Promise<void>
  close(): Promise<void>
}

export function createRooms({ db, log, now, randomId, metrics }: RoomsParts): Rooms {
  const rooms = new Map<string, SectionRoom>()
  const opening = new Map<string, Promise<SectionRoom | null>>()
  const compacting = new Set<Promise<void>>()
  const edited = createListeners<EditedEvent>(log)
  const people = createListeners<PeopleEvent>(log)
  const conflicts = createListeners<ConflictsEvent>(log)

  const unsound = (sectionId: string, cause: unknown) =>
    log.error({ err: cause, section: sectionId }, 'an update that passed inspection left the document unsound')
  const append = async (targets: readonly SectionRoom[]) => {
    const began = performance.now()
    const outcomes = await appendGroup(targets, { database: db, now, newAct: randomId, unsound })
    const updates = outcomes.reduce((sum, outcome) => {
      return sum + (outcome.kind === 'appended' ? outcome.processing.entries.length : 0)
    }, 0)
    metrics?.committed({ sections: targets.length, updates, seconds: (performance.now() - began) / 1000 })
    return outcomes
  }
  const queue = createAppendQueue<AppendOutcome<SectionSocket>, SectionRoom>(
    db.dialect === 'sqlite' ? 'one' : 'each',
    append,
    (cause) => log.error({ err: cause }, 'a section could not take in what became of its updates'),
  )

  const load = async (sectionId: string): Promise<SectionRoom | null> => {
    const section = await findSection(db.read, sectionId)
    if (section === null) return null
    const { epoch, head } = section
    const loaded = await loadDocument(db.read, { sectionId, epoch, sequence: head })
    const document = new LiveDocument({ sectionId, epoch, head }, loaded)
    await readAuthors(db.read, document)
    const room = new SectionRoom({
      document,
      rules: sectionRules(section.templateYear, section.kind),
      subject: subjectOf(section),
      database: db,
      log,
      now,
      push: (pushed) => {
        queue.push(pushed)
      },
      edited: (event) => {
        edited.emit({ sectionId, ...event })
        if (document.uncompacted > COMPACT_ABOVE) compact(room)
      },
      people: (names) => people.emit({ sectionId, people: names }),
      conflicts: () => conflicts.emit({ sectionId }),
      refused: (code) => metrics?.refused(code),
      dead: (dead) => {
        if (rooms.get(sectionId) === dead) rooms.delete(sectionId)
        dead.dispose()
      },
    })
    rooms.set(sectionId, room)
    return room
  }

  const open = (sectionId: string): Promise<SectionRoom | null> => {
    const room = rooms.get(sectionId)
    if (room !== undefined) {
      room.touch()
      return Promise.resolve(room)
    }
    const known = opening.get(sectionId)
    if (known !== undefined) return known
    const loading = load(sectionId).finally(() => opening.delete(sectionId))
    opening.set(sectionId, loading)
    return loading
  }

  /** In the background; what is encoded is what is on disk, since nothing is under way when this is called. */
  const compact = (room: SectionRoom) => {
    const { document } = room
    const { sectionId, epoch, head, uncompacted } = document
    document.compacted(head)
    const compaction = compactDocument(db, document.doc, { sectionId, epoch, sequence: head }, now()).catch(
      (error: unknown) => {
        document.compacted(head - uncompacted)
        log.error({ err: error, section: sectionId }, 'a document could not be compacted; its log is untouched')
      },
    )
    compacting.add(compaction)
    void compaction.finally(() => compacting.delete(compaction))
  }

  const unloadIdle = () => {
    const before = performance.now() - UNLOAD_AFTER_MS
    for (const [sectionId, room] of rooms) {
      const { idleSince } = room
      if (idleSince === null || idleSince > before) continue
      if (room.document.uncompacted > COMPACT_AT_UNLOAD_ABOVE) compact(room)
      rooms.delete(sectionId)
      room.dispose()
    }
  }

  /** What is told by hints elsewhere is found here in any case: states and heads that other processes moved. */
  const poll = async () => {
    const ids = [...rooms.keys()]
    if (ids.length === 0) return
    const rows = await db.read
      .selectFrom('sections')
      .innerJoin('rounds', 'rounds.id', 'sections.round_id')
      .innerJoin('fiscal_years', (join) =>
        join
          .onRef('fiscal_years.department_code', '=', 'rounds.department_code')
          .onRef('fiscal_years.year', '=', 'rounds.year'),
      )
      .select([
        'sections.id',
        'sections.head',
        'sections.epoch',
        'sections.status',
        'rounds.open',
        'fiscal_years.status as department_status',
      ])
      .where('sections.id', 'in', ids)
      .execute()
    for (const row of rows) {
      const room = rooms.get(row.id)
      if (room === undefined) continue
      const { status, roundOpen, departmentStatus } = room.subject
      const moved =
        row.status !== status || (row.open === 1) !== roundOpen || row.department_status !== departmentStatus
      if (moved || row.epoch !== room.document.epoch) await lookAgain(row.id)
      else if (row.head > room.document.head && !room.busy && !room.waiting) queue.push(room)
    }
  }

  const lookAgain = async (sectionId: string) => {
    const room = rooms.get(sectionId)
    if (room === undefined) return
    const section = await findSection(db.read, sectionId)
    if (section !== null && section.epoch === room.document.epoch) return room.subjectChanged(subjectOf(section))
    if (section === null) room.endAll(CLOSE.notFound, 'the section is no more')
    else room.endAll(CLOSE.olderEpoch, 'the section has a new document')
    if (rooms.get(sectionId) === room) rooms.delete(sectionId)
  }

  let polling = false
  const polls = setInterval(() => {
    if (polling) return
    polling = true
    poll()
      .catch((error: unknown) => log.error({ err: error }, 'could not look for what other processes wrote'))
      .finally(() => {
        polling = false
      })
  }, POLL_EVERY_MS)
  const tending = setInterval(() => {
    for (const room of rooms.values()) room.tend()
    unloadIdle()
  }, TEND_EVERY_MS)

  return {
    open,
    opened: (sectionId) => rooms.get(sectionId) ?? null,
    all: () => [...rooms.values()],
    lookAgain,
    onEdited: edited.listen,
    onPeople: people.listen,
    onConflicts: conflicts.listen,
    drained: () => queue.drained(),
    close: async () => {
      clearInterval(polls)
      clearInterval(tending)
      await Promise.all(compacting)
      for (const room of rooms.values()) room.dispose()
      rooms.clear()
    },
  }
}

const subjectOf = ({ unitCode, kind, status, departmentStatus, roundOpen }: Section): SectionSubject => ({
  unitCode,
  kind,
  status,
  departmentStatus,
  roundOpen,
})

interface Listeners<Event> {
  readonly emit: (event: Event) => void
  readonly listen: (listener: (event: Event) => void) => () => void
}

function createListeners<Event>(log: Logger): Listeners<Event> {
  const listeners = new Set<(event: Event) => void>()
  return {
    emit: (event) => {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (error) {
          // Whoever listens must not stop what is being told to the sockets.
          log.error({ err: error }, 'a listener failed')
        }
      }
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
