import { Observable, type Watched } from '../observable.ts'
import type { LiveFigures, LiveRequest } from './liveMessages.ts'

/**
 * Recomputes a section's figures in a worker. While it is at work only the newest request waits: a fast typist gets the
 * figures of the present, not of every keystroke on the way.
 */
export class LiveComputation {
  readonly #worker = new Worker(new URL('./liveWorker.ts', import.meta.url), { type: 'module' })
  readonly #figures = new Observable<LiveFigures | null>(null)
  readonly #failed = new Observable<boolean>(false)
  #waiting: LiveRequest | null = null
  #isBusy = false

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<LiveFigures>) => {
      this.#figures.set(data)
      this.#next()
    })
    this.#worker.addEventListener('error', (event) => {
      console.error('The live figures could not be computed', event.message)
      this.#failed.set(true)
      this.#next()
    })
  }

  /** The newest figures; null until the first are there. */
  get figures(): Watched<LiveFigures | null> {
    return this.#figures
  }

  /** True once a computation has failed: the page then says that figures may be out of date. */
  get failed(): Watched<boolean> {
    return this.#failed
  }

  compute(request: LiveRequest): void {
    this.#waiting = request
    if (!this.#isBusy) this.#next()
  }

  destroy(): void {
    this.#worker.terminate()
  }

  #next(): void {
    const request = this.#waiting
    this.#waiting = null
    this.#isBusy = request !== null
    if (request !== null) this.#worker.postMessage(request)
  }
}
