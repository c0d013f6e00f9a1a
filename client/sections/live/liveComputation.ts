import * as Y from 'yjs'
import { Observable, type Watched } from '../observable.ts'
import type { LiveCells } from '../sheet/sheetSource.ts'
import type { CellMark } from './findingMarks.ts'
import { type LiveAnswer, type LiveSummary, SummaryReader } from './liveAnswer.ts'
import type { LiveAround, LiveReply, LiveRequest, LiveSection } from './liveMessages.ts'

/** Updates that come within it go to the worker together: each message to it costs the page some of a keystroke. */
const TOGETHER_MS = 20

/** The latest figures of the worker, as the sheets and the panel read them. */
export class LiveComputation implements LiveCells {
  readonly #worker = new Worker(new URL('./liveWorker.ts', import.meta.url), { type: 'module' })
  readonly #doc: Y.Doc
  readonly #show: (flush: () => void) => void
  readonly #figures = new Observable<LiveSummary | null>(null)
  readonly #failed = new Observable<boolean>(false)
  readonly #complete = new Observable<boolean>(false)
  readonly #listeners = new Set<(cells: ReadonlySet<string>) => void>()
  readonly #values = new Map<string, string>()
  readonly #marks = new Map<string, CellMark>()
  readonly #summaries = new SummaryReader()
  readonly #waiting = new Map<number, () => void>()
  #lastTicket = 0
  readonly #updates: Uint8Array[] = []
  #timer: ReturnType<typeof setTimeout> | null = null
  /** What the page will show next; null where it shows the latest. */
  #unshown: LiveSummary | null = null
  #knowsAround = false

  /** @param show calls back in a frame in which the page shows what it computed: one of the next */
  constructor(doc: Y.Doc, section: LiveSection, show: (flush: () => void) => void) {
    this.#doc = doc
    this.#show = show
    this.#worker.addEventListener('message', ({ data: { answer, ticket, complete } }: MessageEvent<LiveReply>) => {
      this.#knowsAround = complete
      this.#take(answer)
      // Whoever waits reads the figures at once.
      if (ticket !== null || this.#unshown === null) this.#showFigures()
      if (ticket !== null) this.#answered(ticket)
    })
    this.#worker.addEventListener('error', (event) => {
      console.error('The live figures could not be computed', event.message)
      this.#failed.set(true)
      for (const ticket of this.#waiting.keys()) this.#answered(ticket)
    })
    this.#send({ kind: 'open', section, state: Y.encodeStateAsUpdate(doc) })
    doc.on('update', this.#forward)
  }

  /** Null until the first ones are there. */
  get figures(): Watched<LiveSummary | null> {
    return this.#figures
  }

  /** False while checks are missing that look at what is around the section: it is still on its way. */
  get complete(): Watched<boolean> {
    return this.#complete
  }

  /** True after a computation that failed: the page then says that figures may be out of date. */
  get failed(): Watched<boolean> {
    return this.#failed
  }

  /** Waits until the figures follow from every edit so far, or can't: then `failed` says so. */
  current(): Promise<void> {
    // A worker that could not be started answers nobody, and has said so once.
    if (this.#failed.value) return Promise.resolve()
    return new Promise((resolve) => {
      const ticket = ++this.#lastTicket
      this.#waiting.set(ticket, resolve)
      this.#sendUpdates()
      this.#send({ kind: 'now', ticket })
    })
  }

  /** @param around null: it can't be had */
  standIn(around: LiveAround | null): void {
    this.#send({ kind: 'around', around })
  }

  value(row: string, column: string): string {
    return this.#values.get(`${row}:${column}`) ?? ''
  }

  mark(cell: string): CellMark | null {
    return this.#marks.get(cell) ?? null
  }

  onChange(listener: (cells: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  destroy(): void {
    this.#doc.off('update', this.#forward)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#worker.terminate()
    for (const ticket of this.#waiting.keys()) this.#answered(ticket)
  }

  readonly #forward = (update: Uint8Array): void => {
    this.#updates.push(update)
    this.#timer ??= setTimeout(() => this.#sendUpdates(), TOGETHER_MS)
  }

  #sendUpdates(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#updates.length > 0) this.#send({ kind: 'updates', updates: this.#updates.splice(0) })
  }

  #answered(ticket: number): void {
    this.#waiting.get(ticket)?.()
    this.#waiting.delete(ticket)
  }

  #send(request: LiveRequest): void {
    this.#worker.postMessage(request)
  }

  #take({ values, marks, summary }: LiveAnswer): void {
    take(this.#values, values)
    take(this.#marks, marks)
    if (summary !== null) {
      if (this.#unshown === null) this.#show(() => this.#showFigures())
      this.#unshown = this.#summaries.read(summary)
    }
    this.#failed.set(false)
    const changed = new Set([...values, ...marks].map(([cell]) => cell))
    if (changed.size > 0) for (const listener of this.#listeners) listener(changed)
  }

  #showFigures(): void {
    if (this.#unshown !== null) this.#figures.set(this.#unshown)
    this.#unshown = null
    // With the figures that it is said of, never before them.
    this.#complete.set(this.#knowsAround)
  }
}

function take<T>(known: Map<string, T>, changed: readonly (readonly [string, T | null])[]): void {
  for (const [key, value] of changed) {
    if (value === null) known.delete(key)
    else known.set(key, value)
  }
}
