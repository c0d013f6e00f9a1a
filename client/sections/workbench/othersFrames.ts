/** Ten times a second is as lively as anybody reads figures. */
const APART_MS = 100
/** Whoever pressed a key less long ago is typing: the next key is about to come. */
const TYPING_MS = 250

/**
 * The frames in which a page shows what came from afar: others' edits, and what is computed of them. A browser that has
 * just made a frame lets a key wait for the next one, so such frames are few, all that waits shares one, and while
 * somebody types it is the one after the frame of their own key, when no other key is to be expected yet.
 */
export class OthersFrames {
  readonly #waiting: (() => void)[] = []
  #lastKey = Number.NEGATIVE_INFINITY
  #lastFrame = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | null = null
  #frame: number | null = null

  constructor() {
    window.addEventListener('keydown', this.#keyPressed, { capture: true })
  }

  /** Calls back in one of the next of these frames; in the order in which it was asked. */
  readonly show = (flush: () => void): void => {
    this.#waiting.push(flush)
    if (this.#timer !== null || this.#frame !== null) return
    const now = performance.now()
    // While somebody types it is their next key that asks for the frame, or the end of their typing.
    this.#wait(Math.max(this.#lastFrame + APART_MS, this.#lastKey + TYPING_MS) - now)
  }

  destroy(): void {
    window.removeEventListener('keydown', this.#keyPressed, { capture: true })
    this.#stopWaiting()
    this.#waiting.length = 0
  }

  readonly #keyPressed = (): void => {
    this.#lastKey = performance.now()
    // Who has a frame already keeps it: a key that is held down must not put it off again and again.
    if (this.#waiting.length === 0 || this.#frame !== null) return
    this.#stopWaiting()
    // This frame is the key's own; those who wait have the next.
    this.#frame = requestAnimationFrame(() => this.#ask())
  }

  #wait(ms: number): void {
    if (ms <= 0) this.#ask()
    else
      this.#timer = setTimeout(() => {
        this.#timer = null
        this.#ask()
      }, ms)
  }

  #ask(): void {
    this.#frame = requestAnimationFrame(() => {
      this.#frame = null
      this.#lastFrame = performance.now()
      for (const flush of this.#waiting.splice(0)) flush()
    })
  }

  #stopWaiting(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#timer = null
    this.#frame = null
  }
}
