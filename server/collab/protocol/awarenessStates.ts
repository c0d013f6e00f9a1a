import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

/** Where one client says it is; null: gone. */
export interface AwarenessState {
  readonly client: number
  readonly clock: number
  readonly json: string | null
}

const MOST_STATES = 1_000
const LONGEST_STATE = 4_096
const GREATEST_CLOCK = 0x7fffffff

/**
 * Reads the state of one client out of a message; the others are passed over unread, since stock clients send back what
 * they were told of others.
 * @returns null where the message is malformed, undefined where it does not speak of that client
 */
export function readAwarenessState(
  bytes: Uint8Array,
  client: (id: number) => boolean,
): AwarenessState | null | undefined {
  const decoder = createDecoder(bytes)
  try {
    const count = readVarUint(decoder)
    if (count > MOST_STATES) return null
    for (let index = 0; index < count; index++) {
      const id = readVarUint(decoder)
      const clock = readVarUint(decoder)
      const json = readVarString(decoder)
      if (!client(id)) continue
      if (id > 0xffffffff || clock > GREATEST_CLOCK || json.length > LONGEST_STATE) return null
      return { client: id, clock, json: json === 'null' ? null : json }
    }
    return undefined
  } catch {
    // Whatever a decoder throws over these bytes, they are the cause: nothing else is read here.
    return null
  }
}

export function writeAwarenessStates(states: readonly AwarenessState[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, states.length)
  for (const { client, clock, json } of states) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    writeVarString(encoder, json ?? 'null')
  }
  return toUint8Array(encoder)
}

/** The state with the user that the server vouches for in it; null where it is no JSON object. */
export function stampedState(json: string, user: object): string | null {
  let state: unknown
  try {
    state = JSON.parse(json)
  } catch {
    return null
  }
  return typeof state === 'object' && state !== null && !Array.isArray(state)
    ? JSON.stringify({ ...state, user })
    : null
}
