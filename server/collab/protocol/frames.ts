import {
  type CollabNotice,
  MESSAGE_EDIT_CONTEXT,
  MESSAGE_NOTICE,
  MESSAGE_SAVED,
} from '@hesuan/shared/api/collabMessages.ts'
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'

const MESSAGE_SYNC = 0
const MESSAGE_AWARENESS = 1
const MESSAGE_QUERY_AWARENESS = 3
const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

/** What a client sends. */
export type ClientFrame =
  /** It asks for everything behind this state vector. */
  | { readonly kind: 'sync-request'; readonly stateVector: Uint8Array }
  /** It answers the server's own request: everything that the server lacks. */
  | { readonly kind: 'sync-answer'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly states: Uint8Array }
  | { readonly kind: 'query-awareness' }
  /** Of the update that comes next; JSON. */
  | { readonly kind: 'edit-context'; readonly json: string }
  /** A type of message that we don't know, or that only servers send. */
  | { readonly kind: 'other' }

/** Reads a message of a client; null where it is none. */
export function readClientFrame(bytes: Uint8Array): ClientFrame | null {
  const decoder = createDecoder(bytes)
  try {
    switch (readVarUint(decoder)) {
      case MESSAGE_SYNC: {
        const step = readVarUint(decoder)
        // A copy of its own: the bytes of a socket are a window on a buffer that others share.
        const content = readVarUint8Array(decoder).slice()
        if (step === SYNC_STEP_1) return { kind: 'sync-request', stateVector: content }
        if (step === SYNC_STEP_2) return { kind: 'sync-answer', update: content }
        return step === SYNC_UPDATE ? { kind: 'update', update: content } : null
      }
      case MESSAGE_AWARENESS:
        return { kind: 'awareness', states: readVarUint8Array(decoder) }
      case MESSAGE_QUERY_AWARENESS:
        return { kind: 'query-awareness' }
      case MESSAGE_EDIT_CONTEXT:
        return { kind: 'edit-context', json: readVarString(decoder) }
      default:
        return { kind: 'other' }
    }
  } catch {
    // Whatever a decoder throws over these bytes, they are the cause: nothing else is read here.
    return null
  }
}

export const syncRequestFrame = (stateVector: Uint8Array): Uint8Array =>
  frame(MESSAGE_SYNC, (encoder) => {
    writeVarUint(encoder, SYNC_STEP_1)
    writeVarUint8Array(encoder, stateVector)
  })

export const syncAnswerFrame = (update: Uint8Array): Uint8Array =>
  frame(MESSAGE_SYNC, (encoder) => {
    writeVarUint(encoder, SYNC_STEP_2)
    writeVarUint8Array(encoder, update)
  })

export const updateFrame = (update: Uint8Array): Uint8Array =>
  frame(MESSAGE_SYNC, (encoder) => {
    writeVarUint(encoder, SYNC_UPDATE)
    writeVarUint8Array(encoder, update)
  })

export const awarenessFrame = (states: Uint8Array): Uint8Array =>
  frame(MESSAGE_AWARENESS, (encoder) => writeVarUint8Array(encoder, states))

export const savedFrame = (frames: number, stateVector: Uint8Array): Uint8Array =>
  frame(MESSAGE_SAVED, (encoder) => {
    writeVarUint(encoder, frames)
    writeVarUint8Array(encoder, stateVector)
  })

export const noticeFrame = (notice: CollabNotice): Uint8Array =>
  frame(MESSAGE_NOTICE, (encoder) => writeVarString(encoder, JSON.stringify(notice)))

function frame(type: number, write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, type)
  write(encoder)
  return toUint8Array(encoder)
}
