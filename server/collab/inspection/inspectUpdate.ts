import { err, ok, type Result } from '@hesuan/shared/result.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { CELLS, cellsOf, ROWS, rowKey, rowsOf } from '@hesuan/shared/section/document.ts'
import * as Y from 'yjs'
import { inspectDeletes } from './inspectDeletes.ts'
import { readUpdate, type WireClient, type WireId, type WireStruct } from './readUpdate.ts'
import type { UpdateRefusal } from './refusal.ts'
import { isRowText, type SectionSchema } from './sectionSchema.ts'

/** What an accepted update does to the document. */
export interface InspectedUpdate {
  /** False where the document has all of it already. */
  readonly news: boolean
  /** It repeats structs that the document has: what is kept and passed on must be what it did, not what it said. */
  readonly overlaps: boolean
  /** clientIDs that nobody has used yet. */
  readonly unbound: readonly number[]
  /** The keys that it writes, each once a write. */
  readonly touched: readonly TouchedKey[]
}

export interface TouchedKey {
  readonly map: typeof CELLS | typeof ROWS
  readonly key: string
}

/** Whose a clientID is: this user's, nobody's yet, or somebody else's. */
export type AuthorOf = (client: number) => 'own' | 'unbound' | 'foreign'

/**
 * Decides whether an update of one user may be applied, without touching the document: by default it may not.
 *
 * Accepted are new writes of text to known places, under clientIDs of this user, right behind what the document has of
 * them, put behind writes that the document or the update has; and the deletion of what these writes replace. Structs
 * that the document has already are skipped by Yjs and by this; where they can be compared they must be the same.
 *
 * A garbage-collected struct (`GC`) is refused: Yjs makes them only below a deleted nested type, and there is none. What
 * a client has collected of its own overwritten writes arrives as deleted content with its key, and is accepted.
 */
export function inspectUpdate(
  bytes: Uint8Array,
  doc: Y.Doc,
  schema: SectionSchema,
  authorOf: AuthorOf,
): Result<InspectedUpdate, UpdateRefusal> {
  const read = readUpdate(bytes)
  if (!read.ok) return read
  const { clients, deletes } = read.value
  const fresh: FreshClient[] = []
  const unbound: number[] = []
  let overlaps = false
  for (const wire of clients) {
    const state = Y.getState(doc.store, wire.client)
    if (wire.clock > state) return malformed(`a gap of ${wire.clock - state} before ${wire.client}`)
    if (wire.clock < state) overlaps = true
    if (!isSameAsKnown(doc, wire, state)) return malformed(`other content under a known id of ${wire.client}`)
    const structs = wire.structs.filter(({ clock, length }) => clock + length > state)
    if (structs.length === 0) continue
    const author = authorOf(wire.client)
    // An id that the document knows and that is bound to nobody is the server's own or a seed's.
    if (author === 'foreign' || (author === 'unbound' && state > 0)) {
      return err({ code: 'foreign-author', detail: `new structs of ${wire.client}` })
    }
    if (author === 'unbound') unbound.push(wire.client)
    fresh.push({ client: wire.client, state, structs, places: [] })
  }
  const unresolved = resolvePlaces(doc, fresh)
  if (unresolved !== null) return err(unresolved)
  const wrongPlace = inspectPlaces(doc, schema, fresh)
  if (wrongPlace !== null) return err(wrongPlace)
  const touched = fresh.flatMap(({ places }) => places)
  const removed = inspectDeletes(deletes, doc, {
    endOf: (client) => {
      const last = fresh.find((writes) => writes.client === client)?.structs.at(-1)
      return last === undefined ? Y.getState(doc.store, client) : last.clock + last.length
    },
    replaces: replacing(doc, touched),
  })
  if (!removed.ok) return removed
  return ok({
    news: fresh.length > 0 || removed.value.news,
    overlaps,
    unbound,
    touched,
  })
}

/** The structs of one client that are new, at least in part, and where they write. */
interface FreshClient {
  readonly client: number
  /** What the document has of it. */
  readonly state: number
  readonly structs: readonly WireStruct[]
  /** Of the structs, as far as they are found out. */
  readonly places: TouchedKey[]
}

const malformed = (detail: string): Result<never, UpdateRefusal> => err({ code: 'malformed-update', detail })

/**
 * Finds the key of every struct, in an order in which Yjs can integrate them: each behind its origin.
 * @returns a refusal where an origin is nowhere or the structs wait for each other
 */
function resolvePlaces(doc: Y.Doc, fresh: readonly FreshClient[]): UpdateRefusal | null {
  for (let progress = true; progress; ) {
    progress = false
    for (const client of fresh) {
      for (let next = client.structs[client.places.length]; next !== undefined; ) {
        const place = next.place ?? placeOfOrigin(doc, fresh, next.origin)
        if (place === null) break
        if (!continuesKnown(doc, client, next, place)) {
          return { code: 'malformed-update', detail: 'a struct that changes its key' }
        }
        client.places.push(place)
        progress = true
        next = client.structs[client.places.length]
      }
    }
  }
  const stuck = fresh.find(({ structs, places }) => places.length < structs.length)
  return stuck === undefined
    ? null
    : { code: 'malformed-update', detail: `a struct of ${stuck.client} behind an unknown one` }
}

function placeOfOrigin(doc: Y.Doc, fresh: readonly FreshClient[], origin: WireId | null): TouchedKey | null {
  if (origin === null) return null
  const { client, clock } = origin
  if (clock < Y.getState(doc.store, client)) return placeOfKnown(doc, client, clock)
  const among = fresh.find((other) => other.client === client)
  const index = among === undefined ? -1 : indexOfClock(among.structs, clock)
  return among?.places[index] ?? null
}

/** The index of the struct that a clock lies in, or -1. */
function indexOfClock(structs: readonly WireStruct[], clock: number): number {
  let [low, high] = [0, structs.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (struct === undefined) return -1
    if (clock < struct.clock) high = middle - 1
    else if (clock >= struct.clock + struct.length) low = middle + 1
    else return middle
  }
  return -1
}

function placeOfKnown(doc: Y.Doc, client: number, clock: number): TouchedKey | null {
  const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, clock))
  return item instanceof Y.Item ? placeOfItem(doc, item) : null
}

function placeOfItem(doc: Y.Doc, item: Y.Item): TouchedKey | null {
  // Asked for first: a map that is named for the first time takes its items over only then.
  const [cells, rows] = [cellsOf(doc), rowsOf(doc)]
  if (item.parentSub === null) return null
  if (item.parent === cells) return { map: CELLS, key: item.parentSub }
  return item.parent === rows ? { map: ROWS, key: item.parentSub } : null
}

/** A struct of which the document has the first part: the rest must belong to the same key. */
function continuesKnown(doc: Y.Doc, { client, state }: FreshClient, { clock }: WireStruct, place: TouchedKey): boolean {
  if (clock >= state) return true
  const known = placeOfKnown(doc, client, state - 1)
  return known !== null && known.map === place.map && known.key === place.key
}

function inspectPlaces(doc: Y.Doc, schema: SectionSchema, fresh: readonly FreshClient[]): UpdateRefusal | null {
  const rows = rowsOf(doc)
  const inserted = new Set<RowId>()
  const rowless: RowId[] = []
  for (const { structs, places } of fresh) {
    for (const [index, { map, key }] of places.entries()) {
      const place = schema(map, key)
      if (place === null) return { code: 'unknown-place', detail: `${map}: ${key}` }
      const { row, kind } = place
      if (kind === 'order') inserted.add(row)
      else if (!rows._map.has(rowKey(row, 'order'))) rowless.push(row)
      const texts = structs[index]?.texts ?? []
      if (kind !== 'cell' && !texts.every((text) => isRowText(kind, text))) {
        return { code: 'malformed-update', detail: `not the ${kind} of a row` }
      }
    }
  }
  const nowhere = rowless.find((row) => !inserted.has(row))
  return nowhere === undefined ? null : { code: 'unknown-place', detail: `no row ${nowhere}` }
}

function replacing(doc: Y.Doc, touched: readonly TouchedKey[]): (item: Y.Item) => boolean {
  // Only where something that lives is deleted: the long list of a first sync has nothing of that kind.
  let keys: ReadonlySet<string> | null = null
  return (item) => {
    keys ??= new Set(touched.map(({ map, key }) => `${map} ${key}`))
    const place = placeOfItem(doc, item)
    return place !== null && keys.has(`${place.map} ${place.key}`)
  }
}

/** Whether what a client repeats of its known structs is what the document has, where that can still be compared. */
function isSameAsKnown(doc: Y.Doc, { client, structs }: WireClient, state: number): boolean {
  for (const { clock, length, texts } of structs) {
    if (clock >= state) return true
    for (let index = 0; texts !== null && index < length && clock + index < state; index++) {
      const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, clock + index))
      if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentAny)) continue
      if (item.content.arr[clock + index - item.id.clock] !== texts[index]) return false
    }
  }
  return true
}
