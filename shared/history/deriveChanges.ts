import * as Y from 'yjs'
import { parseCellKey } from '../section/cellKey.ts'
import { cellsOf, parseRowKey, rowsOf } from '../section/document.ts'
import type { CellChange, ChangeConflict, StructId } from './cellChange.ts'

/**
 * Runs `change`, which alters the document in exactly one transaction, and says what it wrote.
 * @returns empty where it wrote nothing
 */
export function derivingChanges(doc: Y.Doc, change: () => void): CellChange[] {
  let changes: CellChange[] = []
  // Before the observers, because right behind them the values that were overwritten are garbage-collected.
  const listener = (transaction: Y.Transaction) => {
    changes = deriveChanges(transaction)
  }
  doc.on('beforeObserverCalls', listener)
  try {
    change()
  } finally {
    doc.off('beforeObserverCalls', listener)
  }
  return changes
}

/**
 * Every write of a transaction, exactly once, also those that lost: they raise no event of `Y.Map`, so this walks the
 * new structs themselves. Writes to one key come in the order in which they took effect.
 *
 * A write is in conflict when the item that it was put behind by its author, followed back past items of the same
 * transaction, is not the item that held the key before. Two equal values are no conflict. Values that the writer's own
 * client has collected already (several offline writes to one cell) are gone and have no entry.
 *
 * To be called in `beforeObserverCalls`: later, overwritten values are collected.
 */
export function deriveChanges(transaction: Y.Transaction): CellChange[] {
  const { doc, afterState, beforeState } = transaction
  const isNew = (id: Y.ID): boolean => id.clock >= (beforeState.get(id.client) ?? 0)
  const written: readonly WrittenMap[] = [
    { map: cellsOf(doc), keys: new Map(), name: cellOf },
    { map: rowsOf(doc), keys: new Map(), name: rowAttributeOf },
  ]
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0
    const structs = clock === before ? undefined : doc.store.clients.get(client)
    if (structs === undefined) continue
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index++) {
      const item = structs[index]
      if (!(item instanceof Y.Item) || item.parentSub === null) continue
      const keys = written.find(({ map }) => map === item.parent)?.keys
      const items = keys?.get(item.parentSub)
      if (items === undefined) keys?.set(item.parentSub, [item])
      else items.push(item)
    }
  }
  return written.flatMap(({ map, keys, name }) =>
    [...keys].flatMap(([key, items]) => {
      const place = name(key)
      return changesOfKey(doc, map._map.get(key) ?? null, items, isNew).map((write) => ({ ...place, ...write }))
    }),
  )
}

interface WrittenMap {
  readonly map: Y.Map<string>
  readonly keys: Map<string, Y.Item[]>
  readonly name: (key: string) => Pick<CellChange, 'sheet' | 'row' | 'column'>
}

type Write = Pick<CellChange, 'before' | 'after' | 'client' | 'clock' | 'behind' | 'lost' | 'conflict'>

/**
 * @param last the item that holds the key now
 * @param items the new items of the key
 */
function changesOfKey(
  doc: Y.Doc,
  last: Y.Item | null,
  items: readonly Y.Item[],
  isNew: (id: Y.ID) => boolean,
): Write[] {
  let holder = last
  const behindHolder = new Set<Y.Item>()
  while (holder !== null && isNew(holder.id)) {
    behindHolder.add(holder)
    holder = holder.left
  }
  const held = lastValueOf(holder)
  const behindOf = putBehindWhat(doc, isNew)
  const writesOf = (item: Y.Item) => valuesWrittenBy(item).map((write) => ({ ...write, behind: behindOf(item) }))
  const winners = last !== null && isNew(last.id) ? lineUpTo(doc, last, isNew) : []
  const overwrote = putBehind(winners[0], holder) ? null : conflictWith('overwrote', holder)
  const won = winners.flatMap(writesOf).map((write, index, line) => ({
    ...write,
    before: line[index - 1]?.after ?? held,
    lost: false,
    // Only the first of a line replaced the other's value; those behind it replaced their own author's.
    conflict: index === 0 && write.after !== held ? overwrote : null,
  }))
  if (items.length === winners.length) return won

  const line = new Set(winners)
  const losers = items.filter((item) => !line.has(item))
  const lostTo = (kept: Y.Item | null, lost: readonly Y.Item[]): Write[] => {
    const before = lastValueOf(kept)
    const conflict = conflictWith('lost', kept)
    return lost
      .flatMap(writesOf)

      .map((write) => ({ ...write, before, lost: true, conflict: write.after === before ? null : conflict }))
  }
  // Before what held the key: lost against that, at once. Behind it: lost against what holds it now.
  return [
    ...lostTo(
      holder,
      losers.filter((item) => !behindHolder.has(item)),
    ),
    ...won,
    ...lostTo(
      last,
      losers.filter((item) => behindHolder.has(item)),
    ),
  ]
}

function conflictWith(kind: ChangeConflict['kind'], item: Y.Item | null): ChangeConflict | null {
  const other = lastValueOf(item)
  return item === null || other === null ? null : { kind, other, otherClient: item.id.client }
}

/** The new items that the last one builds on, each put behind the one before by its author. */
function lineUpTo(doc: Y.Doc, last: Y.Item, isNew: (id: Y.ID) => boolean): Y.Item[] {
  const line = [last]
  for (let item = last; item.origin !== null && isNew(item.origin); ) {
    item = Y.getItem(doc.store, item.origin)
    line.push(item)
  }
  return line.reverse()
}

/** Whether the author of an item had seen this one at its left. */
function putBehind(item: Y.Item | undefined, left: Y.Item | null): boolean {
  const origin = item?.origin ?? null
  return origin === null || left === null ? origin === left : Y.compareIDs(origin, left.lastId)
}

/**
 * Says what an item was put behind by its author: see `CellChange.behind`. Every new item is looked at once: a client
 * may send thousands of writes to one key.
 */
function putBehindWhat(doc: Y.Doc, isNew: (id: Y.ID) => boolean): (item: Y.Item) => StructId[] {
  const earlierOf = new Map<Y.Item, Y.ID | null>()
  return (item) => {
    const passed: Y.Item[] = []
    let at = item
    let earlier = earlierOf.get(at)
    while (earlier === undefined) {
      passed.push(at)
      const { origin } = at
      if (origin === null || !isNew(origin)) earlier = origin
      else {
        at = Y.getItem(doc.store, origin)
        earlier = earlierOf.get(at)
      }
    }
    for (const one of passed) earlierOf.set(one, earlier)
    const { origin } = item
    const beside = origin !== null && isNew(origin) && origin.client !== item.id.client ? [origin] : []
    return [...beside, ...(earlier === null ? [] : [earlier])].map(({ client, clock }) => ({ client, clock }))
  }
}

const valuesWrittenBy = (item: Y.Item): Pick<Write, 'after' | 'client' | 'clock'>[] =>
  valuesOf(item).map((after, index) => ({ after, client: item.id.client, clock: item.id.clock + index }))

const lastValueOf = (item: Y.Item | null): string | null => (item === null ? null : (valuesOf(item).at(-1) ?? null))

/** The texts that an item wrote, in order; none where they are collected already. */
function valuesOf(item: Y.Item): string[] {
  if (!(item.content instanceof Y.ContentAny)) return []
  return item.content.arr.map((value: unknown) => {
    if (typeof value === 'string') return value
    throw new TypeError(`a cell holds ${typeof value} instead of text`)
  })
}

function cellOf(key: string): Pick<CellChange, 'sheet' | 'row' | 'column'> {
  const parsed = parseCellKey(key)
  if (parsed === null) throw new RangeError(`not a cell key: ${key}`)
  return { sheet: parsed.sheet, row: parsed.row, column: parsed.column }
}

function rowAttributeOf(key: string): Pick<CellChange, 'sheet' | 'row' | 'column'> {
  const parsed = parseRowKey(key)
  if (parsed === null) throw new RangeError(`not a key of a row: ${key}`)
  return { sheet: parsed.sheet, row: parsed.row, column: `@${parsed.attribute}` }
}
