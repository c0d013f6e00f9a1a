import type { CHANGE_KINDS } from '@hesuan/shared/api/history.ts'
import type { CellChange } from '@hesuan/shared/history/cellChange.ts'
import { derivingChanges } from '@hesuan/shared/history/deriveChanges.ts'
import { writeCells } from '@hesuan/shared/section/document.ts'
import * as Y from 'yjs'
import { SYSTEM_USER_ID } from '../../identity/systemUser.ts'
import type { LateEditToKeep } from '../../storage/lateEdits.ts'
import type { WriteRight } from '../access/writeRight.ts'
import type { LiveDocument } from '../document/liveDocument.ts'
import { type AuthorOf, type InspectedUpdate, inspectUpdate } from '../inspection/inspectUpdate.ts'
import { isSound } from '../inspection/isSound.ts'
import type { UpdateRefusal } from '../inspection/refusal.ts'
import { lateWrites } from './lateWrites.ts'
import type { FrameSource, QueuedFrame } from './queuedFrame.ts'
import { repairsOf, type ValueRepair } from './repairValues.ts'
import type { SectionRules } from './sectionRules.ts'

/** An update as it goes into the log, with the changes that it made. */
export interface LogEntry<Source extends FrameSource> {
  readonly sequence: number
  readonly payload: Uint8Array
  readonly userId: string
  readonly at: Date
  readonly how: (typeof CHANGE_KINDS)[number]
  readonly act: string
  /** By the clock of its author, where that was before it could be sent. */
  readonly madeAt: string | null
  readonly changes: readonly CellChange[]
  /** See `EditContext.saw`. */
  readonly saw: readonly number[]
  /** Null for what the server itself wrote. */
  readonly source: Source | null
  /** What this entry set right of the one before it. */
  readonly repairs: readonly ValueRepair[]
}

export type RefusalCode = UpdateRefusal['code'] | 'section-frozen' | 'forbidden'

export interface RefusedFrame<Source extends FrameSource> {
  readonly frame: QueuedFrame<Source>
  readonly code: RefusalCode
  readonly detail: string
}

export interface ProcessingParts {
  readonly document: LiveDocument
  readonly rules: SectionRules
  /** Sequence number of the last update in the document. */
  readonly head: number
  /** As of this transaction. */
  readonly rightOf: (userId: string) => WriteRight
  readonly newAct: () => string
  /** The values in conflict by cell, as of this transaction; needed only where an edit claims to settle one. */
  readonly contested: ReadonlyMap<string, ReadonlySet<number>>
}

/** What became of a batch of frames. */
export class Processing<Source extends FrameSource> {
  readonly entries: LogEntry<Source>[] = []
  readonly refused: RefusedFrame<Source>[] = []
  /** Frames whose content is in the document, also where it was there before. */
  readonly accepted: QueuedFrame<Source>[] = []
  /** clientIDs that were used for the first time. */
  readonly bound = new Map<number, string>()
  /** Who has sent something into a section that takes no edits. */
  readonly #lateSources = new Set<Source>()
  readonly #parts: ProcessingParts
  readonly #refusedSources = new Set<Source>()

  constructor(parts: ProcessingParts) {
    this.#parts = parts
  }

  get head(): number {
    return this.#parts.head + this.entries.length
  }

  /**
   * Takes frames one by one: inspects, applies, derives who changed what, sets wrong values right.
   * @returns null where all went well; else the frame that left the document unsound, and why: the document must be read
   *   anew from the log (then `redo`), that frame be refused, and the rest be taken again
   */
  take(
    frames: readonly QueuedFrame<Source>[],
  ): { readonly unsound: QueuedFrame<Source>; readonly cause: unknown } | null {
    for (const frame of frames) {
      if (frame.source.refused || this.#refusedSources.has(frame.source)) {
        if (frame.source.late.length > 0) this.#keepLate(frame)
        continue
      }
      const inspected = this.#inspect(frame)
      if (inspected === null) continue
      const cause = inspected.news ? this.#apply(frame, inspected) : null
      if (cause !== null) return { unsound: frame, cause }
      this.accepted.push(frame)
    }
    return null
  }

  /** Applies what was accepted so far to a document that was read anew. */
  redo(): void {
    const { doc } = this.#parts.document
    for (const { payload } of this.entries) Y.applyUpdate(doc, payload)
  }

  refuse(frame: QueuedFrame<Source>, code: RefusalCode, detail: string): void {
    this.refused.push({ frame, code, detail })
    this.#refusedSources.add(frame.source)
  }

  /** What came too late, by its author: everything that their windows have sent since the first of it. */
  late(): { readonly userId: string; readonly edits: readonly LateEditToKeep[] }[] {
    const { document, rules } = this.#parts
    return [...this.#lateSources].map(({ userId, late }) => ({
      userId,
      edits: lateWrites(document.doc, late, document.epoch, {
        schema: rules.schema,
        authorOf: (client) => this.#authorOf(client, userId),
      }),
    }))
  }

  #keepLate(frame: QueuedFrame<Source>): void {
    frame.source.keepLate(frame)
    this.#lateSources.add(frame.source)
  }

  #authorOf(client: number, userId: string): ReturnType<AuthorOf> {
    const author = this.#parts.document.authors.get(client) ?? this.bound.get(client)
    return author === undefined ? 'unbound' : author === userId ? 'own' : 'foreign'
  }

  #inspect(frame: QueuedFrame<Source>): InspectedUpdate | null {
    const { document, rules, rightOf } = this.#parts
    const { userId } = frame.source
    const inspected = inspectUpdate(frame.update, document.doc, rules.schema, (client) =>
      this.#authorOf(client, userId),
    )
    if (!inspected.ok) {
      this.refuse(frame, inspected.error.code, inspected.error.detail)
      return null
    }
    const right = inspected.value.news ? rightOf(userId) : 'granted'
    if (right === 'granted') return inspected.value
    if (right === 'frozen') this.#keepLate(frame)
    this.refuse(frame, right === 'frozen' ? 'section-frozen' : 'forbidden', 'no right to write now')
    return null
  }

  /** @returns null where it went well, else what is wrong */
  #apply(frame: QueuedFrame<Source>, inspected: InspectedUpdate): unknown {
    const { document, rules, newAct } = this.#parts
    const { doc } = document
    let changes: readonly CellChange[] = []
    let payload = frame.update
    const apply = () => {
      changes = derivingChanges(doc, () => Y.applyUpdate(doc, frame.update))
    }
    try {
      if (inspected.overlaps) payload = updateBy(doc, apply)
      else apply()
    } catch (error) {
      return error
    }
    if (!isSound(doc, inspected.touched)) return 'a key without a text, or writes that wait for others'
    for (const client of inspected.unbound) this.bound.set(client, frame.source.userId)
    const entry: LogEntry<Source> = {
      sequence: this.head + 1,
      payload,
      userId: frame.source.userId,
      at: frame.at,
      how: this.#howOf(frame, changes),
      act: frame.context?.act ?? newAct(),
      madeAt: madeBefore(frame),
      changes,
      saw: frame.context?.saw ?? [],
      source: frame.source,
      repairs: [],
    }
    this.entries.push(entry)
    const repairs = repairsOf(changes, doc, rules)
    if (repairs.length > 0) this.#repair(entry, repairs)
    return null
  }

  /** What its author says; but only who has seen a value that stands in conflict at a cell settles it. */
  #howOf({ context }: QueuedFrame<Source>, changes: readonly CellChange[]): LogEntry<Source>['how'] {
    if (context?.how !== 'settled') return context?.how ?? 'typed'
    const { contested } = this.#parts
    const settles = changes.some(({ row, column }) => {
      const standing = contested.get(`${row}:${column}`)
      return standing !== undefined && context.saw?.some((change) => standing.has(change)) === true
    })
    return settles ? 'settled' : 'typed'
  }

  #repair(entry: LogEntry<Source>, repairs: readonly ValueRepair[]): void {
    const { doc, authors } = this.#parts.document
    let changes: readonly CellChange[] = []
    const payload = updateBy(doc, () => {
      changes = derivingChanges(doc, () => writeCells(doc, repairs, null))
    })
    if (!authors.has(doc.clientID)) this.bound.set(doc.clientID, SYSTEM_USER_ID)
    const [sequence, userId] = [this.head + 1, SYSTEM_USER_ID]
    this.entries.push({ ...entry, sequence, payload, userId, how: 'repaired', changes, saw: [], repairs })
  }
}

/** When its author says that it was made; their clock may be wrong, but nothing is made after it has come. */
function madeBefore({ context, at }: QueuedFrame): string | null {
  const made = context?.madeAt
  return made === undefined || Date.parse(made) > at.getTime() ? null : made
}

/** What a change did to the document, as the update that does it again. */
function updateBy(doc: Y.Doc, change: () => void): Uint8Array {
  let did: Uint8Array | null = null
  const listener = (update: Uint8Array) => {
    did = update
  }
  doc.on('update', listener)
  try {
    change()
  } finally {
    doc.off('update', listener)
  }
  if (did === null) throw new Error('a change that did nothing')
  return did
}
