import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { CELLS, ROWS } from '@hesuan/shared/section/document.ts'
import { createDecoder, type Decoder, hasContent, readUint8, readVarString, readVarUint } from 'lib0/decoding'
import type { UpdateRefusal } from './refusal.ts'

/** A Yjs update (V1) as it came over the wire, reduced to what a section's document may hold. */
export interface WireUpdate {
  readonly clients: readonly WireClient[]
  readonly deletes: readonly WireDeletes[]
}

/** Consecutive structs of one client. */
export interface WireClient {
  readonly client: number
  readonly clock: number
  readonly structs: readonly WireStruct[]
}

/** Writes to one key of one of the two maps. */
export interface WireStruct {
  readonly clock: number
  readonly length: number
  /** The write that it was put behind; null for the first of a key. */
  readonly origin: WireId | null
  /** Only where there is no origin: else the key is the origin's. */
  readonly place: { readonly map: typeof CELLS | typeof ROWS; readonly key: string } | null
  /** One text a write; null where the client has collected them already. */
  readonly texts: readonly string[] | null
}

export interface WireId {
  readonly client: number
  readonly clock: number
}

export interface WireDeletes {
  readonly client: number
  readonly ranges: readonly { readonly clock: number; readonly length: number }[]
}

const MOST_CLIENTS = 1_000
/** One act of one person: the largest sheet, pasted whole, and as much again. */
const MOST_STRUCTS = 100_000
/** Writes of one client to one cell that nobody else ever saw. */
const MOST_COLLECTED = 1_000_000
const GREATEST_CLIENT = 0xffffffff
const GREATEST_CLOCK = 0x7fffffff
const LONGEST_TEXT = 20_000
const LONGEST_KEY = 160

// Of the first byte of a struct: the kind of its content, and what is known about its place.
const CONTENT = 0b00011111
const HAS_KEY = 0b00100000
const HAS_RIGHT_ORIGIN = 0b01000000
const HAS_ORIGIN = 0b10000000
const CONTENT_DELETED = 1
const CONTENT_ANY = 8
const ANY_TEXT = 119

class Refused extends Error {
  readonly code: UpdateRefusal['code']
  constructor(code: UpdateRefusal['code'], detail: string) {
    super(detail)
    this.code = code
  }
}

/**
 * Reads an update byte by byte and refuses at the first thing that no section's document holds: nested types, lists,
 * gaps, right origins, other content than text. Touches no document and allocates nothing that the bytes don't back.
 */
export function readUpdate(bytes: Uint8Array): Result<WireUpdate, UpdateRefusal> {
  const decoder = createDecoder(bytes)
  try {
    const clients = readClients(decoder)
    const deletes = readDeletes(decoder)
    if (hasContent(decoder)) return err({ code: 'malformed-update', detail: 'bytes behind the end' })
    return ok({ clients, deletes })
  } catch (error) {
    // Whatever a decoder throws over these bytes, they are the cause: nothing else is read here.
    if (error instanceof Refused) return err({ code: error.code, detail: error.message })
    return err({ code: 'malformed-update', detail: String(error) })
  }
}

function readClients(decoder: Decoder): WireClient[] {
  const count = readCount(decoder, MOST_CLIENTS, 'clients')
  const clients: WireClient[] = []
  const known = new Set<number>()
  let left = MOST_STRUCTS
  for (let index = 0; index < count; index++) {
    const structCount = readCount(decoder, left, 'structs')
    if (structCount === 0) throw malformed('a client without structs')
    left -= structCount
    const client = readClient(decoder)
    // Yjs itself would keep the last of two lists of one client and wait for the first for ever.
    if (known.has(client)) throw malformed('a client twice')
    known.add(client)
    const start = readClock(decoder)
    const structs: WireStruct[] = []
    for (let clock = start; structs.length < structCount; ) {
      const struct = readStruct(decoder, clock)
      structs.push(struct)
      clock += struct.length
      if (clock > GREATEST_CLOCK) throw malformed('a clock beyond every honest one')
    }
    clients.push({ client, clock: start, structs })
  }
  return clients
}

function readStruct(decoder: Decoder, clock: number): WireStruct {
  if (!hasContent(decoder)) throw malformed('ends within a struct')
  const info = readUint8(decoder)
  const content = info & CONTENT
  if (content !== CONTENT_ANY && content !== CONTENT_DELETED) throw malformed(`content of kind ${content}`)
  if ((info & HAS_RIGHT_ORIGIN) !== 0) throw malformed('a place within a list')
  const hasOrigin = (info & HAS_ORIGIN) !== 0
  // With an origin the key is the origin's, and merged updates leave the mark out.
  if (!hasOrigin && (info & HAS_KEY) === 0) throw malformed('a struct without a key')
  const origin = hasOrigin ? { client: readClient(decoder), clock: readClock(decoder) } : null
  const place = hasOrigin ? null : readPlace(decoder)
  const texts = content === CONTENT_ANY ? readTexts(decoder) : null
  return { clock, origin, place, texts, length: texts?.length ?? readLength(decoder, MOST_COLLECTED) }
}

function readPlace(decoder: Decoder): WireStruct['place'] {
  if (readVarUint(decoder) !== 1) throw malformed('a parent that is no root')
  const map = readVarString(decoder)
  if (map !== CELLS && map !== ROWS) throw new Refused('unknown-place', 'an unknown map')
  const key = readVarString(decoder)
  if (key.length > LONGEST_KEY) throw new Refused('unknown-place', 'a long key')
  return { map, key }
}

function readTexts(decoder: Decoder): string[] {
  const count = readLength(decoder, MOST_STRUCTS)
  const texts: string[] = []
  while (texts.length < count) {
    if (!hasContent(decoder)) throw malformed('ends within a content')
    if (readUint8(decoder) !== ANY_TEXT) throw malformed('a value that is no text')
    const text = readVarString(decoder)
    if (text.length > LONGEST_TEXT) throw new Refused('too-large', `a text of ${text.length} characters`)
    // PostgreSQL can't keep it, so the history could not say what was written.
    if (text.includes('\0')) throw malformed('a text with a zero byte')
    texts.push(text)
  }
  return texts
}

function readDeletes(decoder: Decoder): WireDeletes[] {
  const count = readVarUint(decoder)
  const deletes: WireDeletes[] = []
  const known = new Set<number>()
  for (let index = 0; index < count; index++) {
    const client = readClient(decoder)
    if (known.has(client)) throw malformed('deletes of a client twice')
    known.add(client)
    const ranges: { clock: number; length: number }[] = []
    const rangeCount = readVarUint(decoder)
    let end = 0
    for (let range = 0; range < rangeCount; range++) {
      const clock = readClock(decoder)
      const length = readLength(decoder, GREATEST_CLOCK)
      // In order and apart, as every honest encoder writes them: so that looking at all of them stays linear.
      if (clock < end) throw malformed('deletes out of order')
      end = clock + length
      ranges.push({ clock, length })
    }
    deletes.push({ client, ranges })
  }
  return deletes
}

function readCount(decoder: Decoder, most: number, what: string): number {
  const count = readVarUint(decoder)
  if (count > most) throw new Refused('too-large', `${count} ${what}`)
  return count
}

function readLength(decoder: Decoder, most: number): number {
  const length = readVarUint(decoder)
  if (length < 1 || length > most) throw malformed(`a length of ${length}`)
  return length
}

function readClient(decoder: Decoder): number {
  const client = readVarUint(decoder)
  if (client > GREATEST_CLIENT) throw malformed('a client beyond 32 bits')
  return client
}

function readClock(decoder: Decoder): number {
  const clock = readVarUint(decoder)
  if (clock > GREATEST_CLOCK) throw malformed('a clock beyond every honest one')
  return clock
}

const malformed = (detail: string): Refused => new Refused('malformed-update', detail)
