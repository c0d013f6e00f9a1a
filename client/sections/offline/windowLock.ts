/** How long another window of this browser may take to let go of its edits when it has just been closed. */
const WAIT_MS = 500

/**
 * Takes over what windows that are gone have left: a window holds its own clientID for as long as it lives.
 * Where the browser has no locks (a page without TLS) everything is taken over: an edit that two windows send is the same.
 */
export class WindowLocks {
  readonly #name: string
  readonly #held = new Map<number, () => void>()

  constructor(userId: string, sectionId: string) {
    this.#name = `hesuan.window.${userId}.${sectionId}`
  }

  /** Holds a clientID until `release`. @returns false where another window has it */
  async hold(client: number): Promise<boolean> {
    // Not there in pages that came without TLS, whatever the types say.
    const locks: LockManager | undefined = navigator.locks
    if (locks === undefined || this.#held.has(client)) return true
    return new Promise((resolve) => {
      locks
        .request(`${this.#name}.${client}`, { signal: AbortSignal.timeout(WAIT_MS) }, () => {
          resolve(true)
          return new Promise<void>((release) => this.#held.set(client, release))
        })
        .catch((error: unknown) => {
          if (!(error instanceof DOMException)) console.error('A lock of the browser failed', error)
          resolve(false)
        })
    })
  }

  release(): void {
    for (const release of this.#held.values()) release()
    this.#held.clear()
  }
}
