import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'
import { Observable, type Watched } from '../observable.ts'

/** Somebody else who has the section open. */
export interface Person {
  /** One for one window. */
  readonly clientId: number
  readonly userId: string
  readonly displayName: string
  readonly colour: string
  /** The key of the cell they are in, or null. */
  readonly cell: string | null
  readonly editing: boolean
}

/** The user is stamped by the server; the rest is what their window says. */
const State = z.object({
  user: z.object({ userId: z.string(), displayName: z.string() }),
  cell: z.string().max(120).nullable().catch(null),
  editing: z.boolean().catch(false),
})

/** Dark enough for white text on them, apart from each other for the colour-blind, and none of them our selection's blue. */
const COLOURS = ['#b0451f', '#2f7d32', '#7b3fa0', '#00707a', '#a8326e', '#6b5b00', '#3d4fb0', '#8a3b12'] as const

/** The same colour for the same person on every screen. */
export function colourOf(userId: string): string {
  let hash = 0
  for (const character of userId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return COLOURS[hash % COLOURS.length] ?? COLOURS[0]
}

/** Who else is here and where: never stored, gone with the connection. */
export class Presence {
  readonly #awareness: Awareness
  readonly #people = new Observable<readonly Person[]>([])

  constructor(awareness: Awareness, me: { readonly userId: string; readonly displayName: string }) {
    this.#awareness = awareness
    awareness.setLocalState({ user: { userId: me.userId, displayName: me.displayName }, cell: null, editing: false })
    awareness.on('change', this.#read)
  }

  get people(): Watched<readonly Person[]> {
    return this.#people
  }

  /** Tells the others which cell this window is in. */
  moveTo(cell: string | null, editing: boolean): void {
    const state = this.#awareness.getLocalState()
    if (state !== null && (state['cell'] !== cell || state['editing'] !== editing)) {
      this.#awareness.setLocalState({ ...state, cell, editing })
    }
  }

  /** Tells the others that this window is no longer here. */
  leave(): void {
    this.#awareness.setLocalState(null)
  }

  destroy(): void {
    this.#awareness.off('change', this.#read)
  }

  readonly #read = () => {
    const people = [...this.#awareness.getStates()].flatMap(([clientId, state]) => {
      const parsed = clientId === this.#awareness.clientID ? null : State.safeParse(state)
      if (parsed === null || !parsed.success) return []
      const { user, cell, editing } = parsed.data
      return [{ clientId, ...user, colour: colourOf(user.userId), cell, editing }]
    })
    this.#people.set(people.sort((a, b) => a.clientId - b.clientId))
  }
}
