import { Observable, type Watched } from '../observable.ts'
import { offlineDatabaseName } from './offlineDatabase.ts'
import { type UnsentSection, unsentOf } from './thisMachine.ts'

/** An edit on its way is no news: so old it must be before it is told. */
export const ON_ITS_WAY_MS = 3_000
/** People type faster than anybody reads what is told of it. */
const AT_MOST_EVERY_MS = 1_000

/**
 * What of one person's edits waits in this browser, of whatever window, as long as it is watched: read again whenever a
 * window keeps, uploads or drops edits.
 */
export class UnsentWatch {
  readonly #userId: string
  readonly #now: () => Date
  readonly #unsent = new Observable<readonly UnsentSection[]>([])
  readonly #changes: BroadcastChannel
  #timer: ReturnType<typeof setTimeout> | null = null
  #ended = false

  constructor(userId: string, now: () => Date) {
    this.#userId = userId
    this.#now = now
    this.#changes = new BroadcastChannel(offlineDatabaseName(userId))
    this.#changes.addEventListener('message', () => this.#readIn(AT_MOST_EVERY_MS))
    this.#readIn(0)
  }

  /** By section; empty where nothing waits, or this browser keeps nothing. */
  get unsent(): Watched<readonly UnsentSection[]> {
    return this.#unsent
  }

  destroy(): void {
    this.#ended = true
    this.#changes.close()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #readIn(pause: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#read().catch((error: unknown) => console.warn('This browser keeps no edits', error))
    }, pause)
  }

  async #read(): Promise<void> {
    const found = await unsentOf(this.#userId, new Date(this.#now().getTime() - ON_ITS_WAY_MS))
    if (this.#ended) return
    if (!isSame(found.waiting, this.#unsent.value)) this.#unsent.set(found.waiting)
    // What is on its way now may still be there then.
    if (found.onTheirWay) this.#readIn(ON_ITS_WAY_MS)
  }
}

const isSame = (a: readonly UnsentSection[], b: readonly UnsentSection[]): boolean =>
  a.length === b.length &&
  a.every(({ section, name, edits }, index) => {
    const other = b[index]
    return other?.section === section && other.name === name && other.edits === edits
  })
