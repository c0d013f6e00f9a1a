import { type EditContext, LARGEST_EDIT } from '@hesuan/shared/api/collabMessages.ts'
import type { CellChange } from '@hesuan/shared/history/cellChange.ts'
import { deriveChanges } from '@hesuan/shared/history/deriveChanges.ts'
import * as Y from 'yjs'
import { Observable, type Watched } from '../observable.ts'
import { byOrder, type EditPiece, keysOfPieces } from '../offline/editPiece.ts'

/** Where edits are kept on this machine until the server has them. */
export interface Journal {
  /** Resolves when they are on this machine's disk. */
  keep(pieces: readonly EditPiece[]): Promise<void>
  /** The server has them on disk. */
  settle(pieces: readonly EditPiece[]): Promise<void>
}

/** Whether what the server does not have would survive the end of this page. */
export type LocalSafety = 'kept' | 'keeping' | 'failed' | 'none'

export interface OutgoingStatus {
  /** Keys of the document that the server has not called durable yet. */
  readonly unsaved: readonly string[]
  readonly local: LocalSafety
}

const AGAIN_AFTER_MS = 10_000

/** Whether the server would end the line rather than take it. */
export const isTooLarge = ({ update }: Pick<EditPiece, 'update'>): boolean => update.length > LARGEST_EDIT

/** The edits of this window that the server has not called durable, one by one as they were made, and kept on this machine. */
export class OutgoingEdits {
  readonly #doc: Y.Doc
  readonly #journal: Journal | null
  readonly #now: () => Date
  readonly #status: Observable<OutgoingStatus>
  #pieces: readonly EditPiece[] = []
  /** Of those: not on this machine's disk either. */
  #unkept: readonly EditPiece[] = []
  #writing: Promise<void> | null = null
  #failed = false
  #nextOrder = 1
  #timer: ReturnType<typeof setTimeout> | null = null
  #announced: EditContext | null = null
  #changes: readonly CellChange[] = []

  /** @param journal null where this browser keeps nothing */
  constructor(doc: Y.Doc, journal: Journal | null, now: () => Date) {
    this.#doc = doc
    this.#journal = journal
    this.#now = now
    this.#status = new Observable<OutgoingStatus>({ unsaved: [], local: journal === null ? 'none' : 'kept' })
    doc.on('beforeObserverCalls', this.#deriveOwn)
    doc.on('update', this.#takeOwn)
  }

  get status(): Watched<OutgoingStatus> {
    return this.#status
  }

  get pieces(): readonly EditPiece[] {
    return this.#pieces
  }

  /** How the edit that follows comes about. */
  announce(context: EditContext): void {
    this.#announced = context
  }

  /** Takes over what windows that are gone have left, before the first edit; the document holds it already. */
  adopt(pieces: readonly EditPiece[]): void {
    this.#pieces = pieces.toSorted(byOrder)
    this.#nextOrder = 1 + Math.max(0, ...pieces.map(({ order }) => order))
    this.#publish()
  }

  /** The server has everything below these clocks on disk. */
  durable(vector: ReadonlyMap<number, number>): void {
    const isDurable = ({ client, to }: EditPiece) => (vector.get(client) ?? 0) >= to
    const done = this.#pieces.filter(isDurable)
    if (done.length === 0) return
    this.#pieces = this.#pieces.filter((piece) => !isDurable(piece))
    this.#unkept = this.#unkept.filter((piece) => !isDurable(piece))
    this.#publish()
    this.#journal?.settle(done).catch((error: unknown) => {
      console.error('What the server has saved could not be written on this machine', error)
    })
  }

  /** Marks everything that the server has not as refused: it is not sent again. Resolves when that is kept. */
  async refuseAll(): Promise<void> {
    await this.#refuseFrom(0)
  }

  /** Marks the first edit that is too large for the server, and what may build on it; without one everything. */
  async refuseTooLarge(): Promise<void> {
    await this.#refuseFrom(this.#pieces.find(isTooLarge)?.order ?? 0)
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#writing
  }

  destroy(): void {
    this.#doc.off('beforeObserverCalls', this.#deriveOwn)
    this.#doc.off('update', this.#takeOwn)
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  async #refuseFrom(order: number): Promise<void> {
    const unkept = new Set(this.#unkept)
    this.#pieces = this.#pieces.map((piece) => {
      if (piece.order < order) return piece
      unkept.delete(piece)
      const refused = { ...piece, refused: true }
      unkept.add(refused)
      return refused
    })
    this.#unkept = [...unkept]
    await this.#write()
  }

  readonly #deriveOwn = (transaction: Y.Transaction) => {
    this.#changes = transaction.local ? deriveChanges(transaction) : []
  }

  readonly #takeOwn = (update: Uint8Array, _origin: unknown, doc: Y.Doc, transaction: Y.Transaction) => {
    if (!transaction.local) return
    const client = doc.clientID
    const piece: EditPiece = {
      client,
      from: transaction.beforeState.get(client) ?? 0,
      to: Y.getState(doc.store, client),
      order: this.#nextOrder++,
      update,
      context: this.#announced,
      madeAt: this.#now().toISOString(),
      changes: this.#changes,
      refused: false,
    }
    this.#announced = null
    this.#pieces = [...this.#pieces, piece]
    if (this.#journal !== null) {
      this.#unkept = [...this.#unkept, piece]
      void this.#write()
    }
    this.#publish()
  }

  #write(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null
      this.#publish()
    })
    return this.#writing
  }

  async #writeAll(): Promise<void> {
    while (this.#journal !== null && this.#unkept.length > 0) {
      const taken = this.#unkept
      this.#unkept = []
      try {
        await this.#journal.keep(taken)
        this.#failed = false
      } catch (error) {
        console.error('Edits could not be kept on this machine', error)
        this.#failed = true
        const waiting = new Set(this.#pieces)
        this.#unkept = [...taken.filter((piece) => waiting.has(piece)), ...this.#unkept]
        this.#timer = setTimeout(() => void this.#write(), AGAIN_AFTER_MS)
        return
      }
    }
  }

  #publish(): void {
    this.#status.set({ unsaved: keysOfPieces(this.#pieces), local: this.#safety() })
  }

  #safety(): LocalSafety {
    if (this.#journal === null) return 'none'
    if (this.#unkept.length === 0 && this.#writing === null) return 'kept'
    return this.#failed ? 'failed' : 'keeping'
  }
}
