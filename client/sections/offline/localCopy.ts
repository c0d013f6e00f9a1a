import * as Y from 'yjs'
import type { EditPiece } from './editPiece.ts'
import type { OfflineDatabase, StoredDraft, StoredPiece } from './offlineDatabase.ts'

/** What is kept of a section when it is opened. */
export interface KeptSection {
  /** Updates that the server had; empty where nothing is kept. */
  readonly updates: readonly Uint8Array[]
  /** Of every epoch, in the order in which each client made them. */
  readonly pieces: readonly StoredPiece[]
  /** Windows that have, or had when they ended, something in an open editor. */
  readonly draftsOf: readonly number[]
}

const FLUSH_AFTER_MS = 1_000
/** So many entries of the state are written anew as one. */
const MOST_ENTRIES = 30

/**
 * What this browser keeps of one section and epoch: the last state that the server had, and the edits that it has not.
 * The two never mix: what the server refuses in the end must not look as if it were in the budget.
 */
export class LocalCopy {
  readonly #db: OfflineDatabase
  readonly #section: string
  readonly #epoch: number
  readonly #onTrouble: (cause: unknown) => void
  /** Entries of the state that this window has read or written: a new one may stand for them. */
  #entries: readonly number[] = []
  #heard: readonly Uint8Array[] = []
  #timer: ReturnType<typeof setTimeout> | null = null
  #whole: () => Uint8Array | null = () => null
  #isWhole = false
  #closed = false
  /** Every window of this browser is told when edits came or went. */
  readonly #changes: BroadcastChannel

  /** @param onTrouble told when the state of the server can't be written; edits say so by themselves */
  constructor(db: OfflineDatabase, section: string, epoch: number, onTrouble: (cause: unknown) => void) {
    this.#db = db
    this.#section = section
    this.#epoch = epoch
    this.#onTrouble = onTrouble
    this.#changes = new BroadcastChannel(db.name)
  }

  /** Reads everything. The states of older documents are dropped; edits of them are not. */
  async read(): Promise<KeptSection> {
    const transaction = this.#db.transaction(['updates', 'pieces', 'drafts'], 'readwrite')
    const ofSection = IDBKeyRange.bound([this.#section, 0], [this.#section, Number.MAX_SAFE_INTEGER])
    const updates: Uint8Array[] = []
    for await (const cursor of transaction.objectStore('updates').index('ofSection').iterate(ofSection)) {
      if (cursor.value.epoch === this.#epoch) {
        this.#entries = [...this.#entries, cursor.primaryKey]
        updates.push(cursor.value.update)
      } else if (cursor.value.epoch < this.#epoch) await cursor.delete()
    }
    const pieces = await transaction.objectStore('pieces').index('ofSection').getAll(this.#section)
    const drafts = await transaction.objectStore('drafts').getAllKeys(ofSection)
    await transaction.done
    return { updates, pieces, draftsOf: drafts.map(([, client]) => client) }
  }

  /** @param whole the state that the server has, as one update; null while the document holds more or less than that */
  follow(whole: () => Uint8Array | null): void {
    this.#whole = whole
  }

  /** The server has sent this. */
  hear(update: Uint8Array): void {
    this.#heard = [...this.#heard, update]
    this.flushSoon()
  }

  flushSoon(): void {
    if (this.#closed) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#flush().catch(this.#onTrouble)
    }, FLUSH_AFTER_MS)
  }

  /** Keeps edits, and with them what they build on. Resolves when they are on this machine's disk. */
  async keep(pieces: readonly EditPiece[]): Promise<void> {
    await this.#write('strict', (store) =>
      pieces.map((piece) => store.put({ ...piece, section: this.#section, epoch: this.#epoch })),
    )
    this.#tellChange()
  }

  /** The server has these on disk: they are part of its state now. */
  async settle(pieces: readonly EditPiece[]): Promise<void> {
    this.#heard = [...this.#heard, ...pieces.map(({ update }) => update)]
    await this.#write('relaxed', (store) =>
      pieces.map(({ client, from }) => store.delete([this.#section, this.#epoch, client, from])),
    )
    this.#tellChange()
    if (!this.#isWhole || this.#entries.length >= MOST_ENTRIES) this.flushSoon()
  }

  /** What a window has in its open editor by now; null when there is nothing any more. */
  async keepDraft(client: number, draft: Pick<StoredDraft, 'place' | 'text'> | null): Promise<void> {
    if (draft === null) await this.#db.delete('drafts', [this.#section, client])
    else await this.#db.put('drafts', { section: this.#section, client, place: draft.place, text: draft.text })
  }

  /** What a window that is gone had in its editor; null where it has put that away itself since. */
  async draftOf(client: number): Promise<StoredDraft | null> {
    return (await this.#db.get('drafts', [this.#section, client])) ?? null
  }

  /** The server keeps these elsewhere, or their author has let go of them. */
  async drop(pieces: readonly StoredPiece[]): Promise<void> {
    const transaction = this.#db.transaction('pieces', 'readwrite')
    await Promise.all([
      ...pieces.map(({ section, epoch, client, from }) => transaction.store.delete([section, epoch, client, from])),
      transaction.done,
    ])
    this.#tellChange()
  }

  /** Forgets the state: the server has refused what was built on it. */
  async forgetState(): Promise<void> {
    this.#heard = []
    this.#entries = []
    this.#isWhole = false
    const transaction = this.#db.transaction('updates', 'readwrite')
    const keys = await transaction.store.index('ofSection').getAllKeys([this.#section, this.#epoch])
    await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done])
  }

  /** Writes what is left to write, and ends. */
  async close(): Promise<void> {
    this.#closed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    try {
      await this.#flush()
    } finally {
      this.#changes.postMessage(null)
      this.#changes.close()
      this.#db.close()
    }
  }

  #tellChange(): void {
    // Of what ends while this is closed, the closing itself tells.
    if (!this.#closed) this.#changes.postMessage(null)
  }

  async #flush(): Promise<void> {
    const whole = !this.#isWhole || this.#entries.length >= MOST_ENTRIES ? this.#whole() : null
    if (whole !== null) await this.#writeWhole(whole)
    else if (this.#heard.length > 0) await this.#write('relaxed', () => [])
  }

  /** One transaction: what the server has sent, and whatever is to be done to the edits. */
  async #write(
    durability: IDBTransactionDurability,
    changePieces: (store: PieceStore) => readonly Promise<unknown>[],
  ): Promise<void> {
    const heard = this.#heard
    this.#heard = []
    try {
      const transaction = this.#db.transaction(['updates', 'pieces', 'sections'], 'readwrite', { durability })
      const addHeard = async () => {
        if (heard.length === 0 || !(await this.#isWanted(transaction.objectStore('sections')))) return []
        return [await transaction.objectStore('updates').add(this.#entry(Y.mergeUpdates([...heard])))]
      }
      const [keys] = await Promise.all([
        addHeard(),
        ...changePieces(transaction.objectStore('pieces')),
        transaction.done,
      ])
      this.#entries = [...this.#entries, ...keys]
    } catch (error) {
      // Whatever comes next writes it again.
      this.#heard = [...heard, ...this.#heard]
      throw error
    }
  }

  async #writeWhole(state: Uint8Array): Promise<void> {
    const [entries, heard] = [this.#entries, this.#heard]
    this.#heard = []
    try {
      const transaction = this.#db.transaction(['updates', 'sections'], 'readwrite')
      const updates = transaction.objectStore('updates')
      const add = async () =>
        (await this.#isWanted(transaction.objectStore('sections'))) ? [await updates.add(this.#entry(state))] : []
      const [keys] = await Promise.all([
        add(),
        // Only what is in the new one: other windows may have written more.
        ...entries.map((entry) => updates.delete(entry)),
        transaction.done,
      ])
      this.#entries = [...keys, ...this.#entries.filter((entry) => !entries.includes(entry))]
      this.#isWhole = true
    } catch (error) {
      this.#heard = [...heard, ...this.#heard]
      throw error
    }
  }

  /** False once the person has signed out: a window that is still closing must not bring the state back. */
  async #isWanted(sections: { getKey(section: string): Promise<string | undefined> }): Promise<boolean> {
    return (await sections.getKey(this.#section)) !== undefined
  }

  #entry(update: Uint8Array) {
    return { section: this.#section, epoch: this.#epoch, update }
  }
}

interface PieceStore {
  put(piece: StoredPiece): Promise<unknown>
  delete(key: [string, number, number, number]): Promise<unknown>
}
