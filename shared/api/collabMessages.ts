/** What Hesuan adds to the y-websocket protocol. Stock clients ignore message types that they don't know. */

/**
 * Server to client: everything up to here is on disk.
 * Payload: varuint frames (sync frames of this connection that are durable), varuint8array stateVector.
 */
export const MESSAGE_SAVED = 100

/** Server to client: something that the user must be told. Payload: varstring JSON of `CollabNotice`. */
export const MESSAGE_NOTICE = 101

export interface CollabNotice {
  readonly code: 'value-repaired' | 'concurrent-overwrite' | 'storage-trouble'
  /** One plain Chinese sentence. */
  readonly message: string
  readonly cell?: string
}

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
} as const
