import type { PresentUser } from '@hesuan/shared/api/collabMessages.ts'
import {
  type AwarenessState,
  readAwarenessState,
  stampedState,
  writeAwarenessStates,
} from '../protocol/awarenessStates.ts'

/** Whoever can be present: one window of one person. */
export interface Present {
  readonly user: PresentUser
}

interface Seat<Window extends Present> {
  readonly clock: number
  readonly json: string | null
  /** Null once it has left; what is kept then is the clock, so that it is believed when it comes back. */
  readonly window: Window | null
}

const MOST_LEFT = 1_000

/**
 * Who is where in a section; never stored. The server vouches for the user behind each state, a window has one clientID,
 * and nobody speaks for another's.
 */
export class Presence<Window extends Present> {
  readonly #seats = new Map<number, Seat<Window>>()
  readonly #clients = new Map<Window, number>()
  readonly #mayUse: (client: number, window: Window) => boolean
  readonly #changed = new Set<number>()

  /** @param mayUse whether a clientID that no other window uses may be this window's */
  constructor(mayUse: (client: number, window: Window) => boolean) {
    this.#mayUse = mayUse
  }

  /**
   * Takes what a window says of itself; what it says of others is passed over.
   * @returns false where the message is malformed
   */
  hear(window: Window, message: Uint8Array): boolean {
    const known = this.#clients.get(window)
    const state = readAwarenessState(message, (id) => (known === undefined ? this.#isFree(id, window) : id === known))
    if (state === undefined) return true
    if (state === null) return false
    const json = state.json === null ? null : stampedState(state.json, window.user)
    if (json === null && state.json !== null) return false
    // A window that comes back with the clock it left with would not be heard by those who saw it leave.
    const last = this.#seats.get(state.client)
    const clock = last === undefined ? state.clock : Math.max(state.clock, last.clock + 1)
    if (last?.window !== undefined && last.window !== null && last.window !== window) this.#clients.delete(last.window)
    this.#clients.set(window, state.client)
    this.#seats.set(state.client, { clock, json, window })
    this.#changed.add(state.client)
    return true
  }

  leave(window: Window): void {
    const client = this.#clients.get(window)
    const seat = client === undefined ? undefined : this.#seats.get(client)
    this.#clients.delete(window)
    if (client === undefined || seat === undefined) return
    const [oldest] = [...this.#seats].find(([, { window: other }]) => other === null) ?? []
    if (this.#seats.size > MOST_LEFT && oldest !== undefined) this.#seats.delete(oldest)
    this.#seats.set(client, { clock: seat.clock + 1, json: null, window: null })
    this.#changed.add(client)
  }

  /** What everybody must be told since the last time it was asked; null where nothing. */
  news(): Uint8Array | null {
    const clients = [...this.#changed]
    this.#changed.clear()
    return written(clients.flatMap((client) => this.#stateOf(client)))
  }

  /** Who is here now, for somebody who comes in; null where nobody is. */
  everybody(): Uint8Array | null {
    return written(
      [...this.#seats.keys()].flatMap((client) => this.#stateOf(client)).filter(({ json }) => json !== null),
    )
  }

  #isFree(client: number, window: Window): boolean {
    const owner = this.#seats.get(client)?.window ?? null
    // A line that broke may stand here still when the same person's next one opens.
    const free = owner === null || owner === window || owner.user.userId === window.user.userId
    return free && this.#mayUse(client, window)
  }

  #stateOf(client: number): AwarenessState[] {
    const seat = this.#seats.get(client)
    return seat === undefined ? [] : [{ client, clock: seat.clock, json: seat.json }]
  }
}

const written = (states: readonly AwarenessState[]): Uint8Array | null =>
  states.length === 0 ? null : writeAwarenessStates(states)
