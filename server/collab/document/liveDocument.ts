import { readDeletedRows, readRows } from '@hesuan/shared/section/document.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import * as Y from 'yjs'
import type { Queryable } from '../../storage/database.ts'
import { type LoadedDocument, loadDocument, readLog } from './loadDocument.ts'

const ANSWERS_KEPT = 4

/**
 * The document of a section in memory. While a transaction is under way the document runs ahead of what is on disk;
 * `head` and `vector` never do, and between transactions both are the same.
 */
export class LiveDocument {
  readonly sectionId: string
  readonly epoch: number
  /** Which user a clientID belongs to. */
  readonly authors = new Map<number, string>()
  #doc: Y.Doc
  #head: number
  #vector: Uint8Array
  #uncompacted: number
  #rows: readonly SnapshotRow[] | null = null
  readonly #answers = new Map<string, Uint8Array>()

  constructor(
    place: { readonly sectionId: string; readonly epoch: number; readonly head: number },
    { doc, replayed }: LoadedDocument,
  ) {
    this.sectionId = place.sectionId
    this.epoch = place.epoch
    this.#doc = doc
    this.#head = place.head
    this.#vector = Y.encodeStateVector(doc)
    this.#uncompacted = replayed
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  /** Sequence number of the last update that is on disk and in here. */
  get head(): number {
    return this.#head
  }

  /** What is on disk, as a state vector. */
  get vector(): Uint8Array {
    return this.#vector
  }

  /** How many updates of the log are in no compacted state. */
  get uncompacted(): number {
    return this.#uncompacted
  }

  /** Everything in the document is on disk now, up to this sequence number. */
  committed(head: number): void {
    this.#uncompacted += head - this.#head
    this.#head = head
    this.#vector = Y.encodeStateVector(this.#doc)
    this.#rows = null
    this.#answers.clear()
  }

  compacted(head: number): void {
    this.#uncompacted = this.#head - head
  }

  /** Applies what others wrote to the log, without calling it committed; returns their updates. */
  async catchUp(db: Queryable, head: number): Promise<Uint8Array[]> {
    const point = { sectionId: this.sectionId, epoch: this.epoch, sequence: head }
    const updates = await readLog(db, point, this.#head)
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    return updates
  }

  /** Drops what is in memory and reads the log again, up to what was on disk. */
  async reload(db: Queryable, head: number = this.#head): Promise<void> {
    const { doc, replayed } = await loadDocument(db, { sectionId: this.sectionId, epoch: this.epoch, sequence: head })
    this.#doc.destroy()
    this.#doc = doc
    this.#head = head
    this.#uncompacted = replayed
    this.#vector = Y.encodeStateVector(doc)
    this.#rows = null
    this.#answers.clear()
  }

  /** The live rows; only between transactions. */
  rows(): readonly SnapshotRow[] {
    this.#rows ??= readRows(this.#doc)
    return this.#rows
  }

  /** The deleted rows; only between transactions. */
  deletedRows(): readonly SnapshotRow[] {
    return readDeletedRows(this.#doc)
  }

  /**
   * What somebody with this state vector lacks; only between transactions. Kept for a moment: after a restart a crowd
   * asks the same. Throws where the bytes are no state vector.
   */
  missing(vector: Uint8Array): Uint8Array {
    const asked = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('latin1')
    const known = this.#answers.get(asked)
    if (known !== undefined) return known
    const answer = Y.encodeStateAsUpdate(this.#doc, vector)
    const oldest = this.#answers.keys().next()
    if (this.#answers.size >= ANSWERS_KEPT && oldest.done !== true) this.#answers.delete(oldest.value)
    this.#answers.set(asked, answer)
    return answer
  }

  /** Whether everything of this state vector is on disk. Throws where the bytes are none. */
  has(vector: Uint8Array): boolean {
    const have = Y.decodeStateVector(this.#vector)
    return [...Y.decodeStateVector(vector)].every(([client, clock]) => (have.get(client) ?? 0) >= clock)
  }

  destroy(): void {
    this.#doc.destroy()
  }
}
