import type { CellChange } from '@hesuan/shared/history/cellChange.ts'
import { SYSTEM_USER_ID } from '../../identity/systemUser.ts'
import type { Trx } from '../../storage/database.ts'
import { keepLateEdits } from '../../storage/lateEdits.ts'
import type { LiveDocument } from '../document/liveDocument.ts'
import type { LogEntry, Processing, RefusedFrame } from './processFrames.ts'
import type { FrameSource } from './queuedFrame.ts'

/** What a statement carries at most: SQLite takes 32,766 parameters. */
const ROWS_A_STATEMENT = 500
/** Refused edits of a frozen section are kept for their author up to this size. */
const LARGEST_KEPT_UPDATE = 256 * 1024

export interface Appended<Source extends FrameSource> {
  readonly document: LiveDocument
  readonly processing: Processing<Source>
}

/** Somebody else has bound a clientID at the same moment: what was decided on does not hold any more. */
export class StaleAuthors extends Error {}

/** Writes what was accepted and what was refused: log, history, heads, clientIDs. */
export async function writeEntries<Source extends FrameSource>(
  trx: Trx,
  appended: readonly Appended<Source>[],
  now: Date,
): Promise<void> {
  const updates = appended.flatMap(({ document: { sectionId, epoch }, processing }) =>
    processing.entries.map(({ sequence, payload, userId, at }) => ({
      section_id: sectionId,
      epoch,
      sequence,
      payload,
      user_id: userId,
      received_at: at.toISOString(),
    })),
  )
  const changes = appended.flatMap(({ document, processing }) =>
    processing.entries.flatMap((entry) => entry.changes.map((change) => changeRow(document, entry, change))),
  )
  const bound = appended.flatMap(({ document: { sectionId, epoch }, processing }) =>
    [...processing.bound].map(([client_id, user_id]) => ({
      section_id: sectionId,
      epoch,
      client_id,
      user_id,
      bound_at: now.toISOString(),
    })),
  )
  for (const rows of parts(updates)) await trx.insertInto('section_updates').values(rows).execute()
  for (const rows of parts(changes)) await trx.insertInto('cell_changes').values(rows).execute()
  for (const rows of parts(bound)) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('collab_clients')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== BigInt(rows.length)) throw new StaleAuthors('a clientID was bound meanwhile')
  }
  for (const { document, processing } of appended) {
    if (processing.entries.length > 0) await moveHead(trx, document.sectionId, processing)
  }
  const refusals = appended.flatMap(({ document, processing }) =>
    processing.refused.map((refused) => refusalRow(document.sectionId, refused, now)),
  )
  for (const rows of parts(refusals)) await trx.insertInto('refusals').values(rows).execute()
  for (const { document, processing } of appended) {
    for (const { userId, edits } of processing.late()) {
      await keepLateEdits(trx, { sectionId: document.sectionId, userId, at: now.toISOString() }, edits)
    }
  }
}

async function moveHead<Source extends FrameSource>(
  trx: Trx,
  sectionId: string,
  { entries, head }: Processing<Source>,
): Promise<void> {
  const last = entries.findLast(({ userId }) => userId !== SYSTEM_USER_ID)
  const edited = last === undefined ? {} : { last_edit_at: last.at.toISOString(), last_edit_by: last.userId }
  await trx
    .updateTable('sections')
    .set({ head, ...edited })
    .where('id', '=', sectionId)
    .execute()
}

function changeRow<Source extends FrameSource>(
  { sectionId, epoch }: LiveDocument,
  { sequence, userId, at, how, act, madeAt }: LogEntry<Source>,
  { sheet, row, column, before, after, client, clock, conflict }: CellChange,
) {
  return {
    section_id: sectionId,
    epoch,
    sequence,
    sheet,
    row_id: row,
    column_id: column,
    before,
    after,
    user_id: userId,
    at: at.toISOString(),
    how,
    act,
    client_id: client,
    clock,
    conflict_kind: conflict?.kind ?? null,
    conflict_other: conflict?.other ?? null,
    made_at: madeAt,
  }
}

function refusalRow<Source extends FrameSource>(
  sectionId: string,
  { frame: { source, update, at }, code, detail }: RefusedFrame<Source>,
  now: Date,
) {
  // An edit that came too late stays its author's: it can be read out of here again.
  const kept = code === 'section-frozen' && update.length <= LARGEST_KEPT_UPDATE
  return {
    section_id: sectionId,
    user_id: source.userId,
    code,
    detail: JSON.stringify({
      reason: detail,
      received: at.toISOString(),
      ...(kept ? { update: Buffer.from(update).toString('base64') } : { bytes: update.length }),
    }),
    at: now.toISOString(),
  }
}

function parts<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT)
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_A_STATEMENT, (index + 1) * ROWS_A_STATEMENT),
  )
}
