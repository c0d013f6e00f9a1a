import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { CELLS, parseRowKey, ROWS, seedDocument } from '@hesuan/shared/section/document.ts'
import { initialPositions } from '@hesuan/shared/section/fractionalOrder.ts'
import type { SectionSnapshot, SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import * as Y from 'yjs'
import { SYSTEM_USER_ID } from '../identity/systemUser.ts'
import type { Trx } from '../storage/database.ts'

/** Changes of one update stay together when history is read in pages, so a seed comes in several. */
const ROWS_AN_UPDATE = 20

export interface SectionSeed {
  readonly id: string
  readonly roundId: string
  readonly snapshot: SectionSnapshot
  readonly how: 'seeded' | 'imported' | 'carried'
  /** One for everything that was seeded together. */
  readonly act: string
  readonly at: string
  /** Yjs clientID of the writes, 1 … 2³²−1. */
  readonly clientId: number
}

/** Creates a section with its first content: document, log and history in the caller's transaction. */
export async function seedSection(trx: Trx, seed: SectionSeed): Promise<void> {
  const { id, snapshot, at } = seed
  const updates = seedUpdates(snapshot.rows, seed.clientId)
  await trx
    .insertInto('sections')
    .values({
      id,
      round_id: seed.roundId,
      unit_code: snapshot.unitCode,
      kind: snapshot.kind,
      status: 'draft',
      precision: snapshot.precision,
      epoch: 1,
      head: updates.length,
      last_edit_at: null,
      last_edit_by: null,
    })
    .execute()
  await trx
    .insertInto('collab_clients')
    .values({ section_id: id, epoch: 1, client_id: seed.clientId, user_id: SYSTEM_USER_ID, bound_at: at })
    .execute()
  for (const [index, payload] of updates.entries()) {
    const common = { section_id: id, epoch: 1, sequence: index + 1, user_id: SYSTEM_USER_ID }
    await trx
      .insertInto('section_updates')
      .values({ ...common, payload, received_at: at })
      .execute()
    const changes = changesOf(payload).map((change) => ({
      ...common,
      ...change,
      before: null,
      at,
      how: seed.how,
      act: seed.act,
      client_id: seed.clientId,
      conflict_kind: null,
      conflict_other: null,
    }))
    for (let from = 0; from < changes.length; from += 500) {
      await trx
        .insertInto('cell_changes')
        .values(changes.slice(from, from + 500))
        .execute()
    }
  }
}

/** The V1 updates that fill an empty document with these rows. */
function seedUpdates(rows: readonly SnapshotRow[], clientId: number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  const positions = initialPositions(rows.length)
  for (let from = 0; from < rows.length; from += ROWS_AN_UPDATE) {
    seedDocument(doc, rows.slice(from, from + ROWS_AN_UPDATE), positions.slice(from, from + ROWS_AN_UPDATE))
  }
  doc.destroy()
  return updates
}

/** What an update of a seed writes: each of its structs is one cell or one attribute of a row. */
function changesOf(update: Uint8Array) {
  return Y.decodeUpdate(update).structs.map((struct) => {
    if (!(struct instanceof Y.Item) || struct.parentSub === null) throw new Error('a seed holds nothing but cells')
    const value: unknown = struct.content.getContent()[0]
    if (typeof value !== 'string') throw new Error('a seed holds nothing but text')
    return { ...placeOf(String(struct.parent), struct.parentSub), after: value, clock: struct.id.clock }
  })
}

function placeOf(map: string, key: string) {
  if (map === CELLS) {
    const cell = parseCellKey(key)
    if (cell !== null) return { sheet: cell.sheet, row_id: cell.row, column_id: cell.column }
  }
  if (map === ROWS) {
    const row = parseRowKey(key)
    if (row !== null) return { sheet: row.sheet, row_id: row.row, column_id: `@${row.attribute}` }
  }
  throw new Error(`a seed writes to ${map}/${key}`)
}
