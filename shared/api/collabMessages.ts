import { z } from 'zod'

/** What Hesuan adds to the y-websocket protocol. Stock clients ignore message types that they don't know. */

/**
 * Server to client: everything up to here is on disk.
 * Payload: varuint frames (sync frames of this connection that are durable), varuint8array stateVector.
 */
export const MESSAGE_SAVED = 100

/** Server to client: something that the user must be told. Payload: varstring JSON of `CollabNotice`. */
export const MESSAGE_NOTICE = 101

/**
 * Client to server, right before the update that it is about: how the edit came about, and what belonged together.
 * Payload: varstring JSON of `EditContext`. An update without one is `typed`, and belongs to nothing else.
 */
export const MESSAGE_EDIT_CONTEXT = 102

/** What a client may say of its own edits; the other kinds are the server's. */
export const EditContext = z.object({
  act: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  /** Values of conflicts at the cells that are written, that their author has on the screen: `ConflictRival.change`. */
  saw: z.array(z.number().int().positive()).max(200).optional(),
  how: z.enum(['typed', 'pasted', 'filled', 'replaced', 'undone', 'redone', 'imported', 'settled', 'proposed']),
  /** When it was made, by the clock of its author, where it could not be sent at once. */
  madeAt: z.iso.datetime().optional(),
})
export type EditContext = z.infer<typeof EditContext>

export const NOTICE_CODES = [
  'value-repaired',
  'concurrent-overwrite',
  'storage-trouble',
  /** The section takes no more edits: the connection stays and only reads. */
  'section-frozen',
  /** The section takes edits again. */
  'section-open',
] as const

export interface CollabNotice {
  readonly code: (typeof NOTICE_CODES)[number]
  /** One plain Chinese sentence. */
  readonly message: string
  /** Key of the document that it is about. */
  readonly cell?: string
}

/** Who the server says is behind an awareness state: the field `user`, whatever the client wrote there. */
export interface PresentUser {
  readonly userId: string
  readonly displayName: string
}

/** Bytes of one edit as the server takes it, with room left in the frame of 4 MiB that carries it. */
export const LARGEST_EDIT = 4 * 1024 * 1024 - 1024

/** Close codes between 4400 and 4499 end the reconnecting of a stock provider. */
export const CLOSE = {
  malformedUpdate: 4400,
  signedOut: 4401,
  forbidden: 4403,
  notFound: 4404,
  sectionFrozen: 4423,
  foreignAuthor: 4406,
  olderEpoch: 4409,
  tooLarge: 4413,
  /** Somebody else is signed in in this browser by now than whom the page belongs to. */
  otherPerson: 4421,
} as const
