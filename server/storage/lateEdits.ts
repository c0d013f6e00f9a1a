import type { LateEditClaim } from '@hesuan/shared/api/lateEdits.ts'
import { parseRowId } from '@hesuan/shared/section/cellKey.ts'
import type { Queryable, Trx } from './database.ts'
import type { LateEditsTable, Schema } from './schema.ts'

/** An edit that came too late, as it is kept. */
export interface LateEditRow {
  readonly id: number
  readonly sheet: string
  readonly row: string
  readonly column: string
  readonly before: string | null
  readonly mine: string
  readonly how: string
  readonly madeAt: string | null
  readonly receivedAt: string
}

export interface ProposalRow {
  readonly id: string
  readonly userId: string
  readonly displayName: string
  readonly sentence: string
  readonly at: string
  readonly status: Schema['late_proposals']['status']
  readonly decided: { readonly by: string; readonly at: string; readonly note: string | null } | null
  readonly applied: { readonly by: string; readonly at: string } | null
  readonly edits: readonly LateEditRow[]
}

/** An edit to keep; `madeAt` null where its author did not say. */
export type LateEditToKeep = Omit<LateEditClaim, 'madeAt' | 'how'> & {
  readonly how: string
  readonly madeAt: string | null
}

/**
 * Keeps late edits of one person: one row a place and window, with the last text. What is sent again changes nothing, and
 * what was discarded or handed on stays so unless its author wrote there anew.
 */
export async function keepLateEdits(
  trx: Trx,
  to: { readonly sectionId: string; readonly userId: string; readonly at: string },
  edits: readonly LateEditToKeep[],
): Promise<void> {
  for (const edit of edits) {
    const sheet = parseRowId(edit.row)?.sheet
    if (sheet === undefined) throw new RangeError(`not a row id: ${edit.row}`)
    const same = trx
      .selectFrom('late_edits')
      .select(['id', 'clock', 'before', 'proposal_id', 'discarded_at'])
      .where('section_id', '=', to.sectionId)
      .where('epoch', '=', edit.epoch)
      .where('user_id', '=', to.userId)
      .where('client_id', '=', edit.client)
      .where('row_id', '=', edit.row)
      .where('column_id', '=', edit.column)
      .orderBy('clock', 'desc')
    const known = await same.executeTakeFirst()
    if (known !== undefined && known.clock >= edit.clock) continue
    const said = {
      clock: edit.clock,
      mine: edit.mine,
      how: edit.how,
      made_at: edit.madeAt,
      received_at: to.at,
    }
    if (known === undefined || known.proposal_id !== null || known.discarded_at !== null) {
      await trx
        .insertInto('late_edits')
        .values({
          section_id: to.sectionId,
          epoch: edit.epoch,
          user_id: to.userId,
          client_id: edit.client,
          sheet,
          row_id: edit.row,
          column_id: edit.column,
          before: edit.before,
          ...said,
        })
        .execute()
    } else {
      await trx
        .updateTable('late_edits')
        .set({ ...said, before: known.before ?? edit.before })
        .where('id', '=', known.id)
        .execute()
    }
  }
}

/**
 * One person's own late edits in a section, in the order they came in: neither discarded nor handed on, unless the reviewer
 * declined them.
 */
export async function lateEditsOf(db: Queryable, sectionId: string, userId: string): Promise<LateEditRow[]> {
  const rows = await ofPerson(db, sectionId, userId).orderBy('id').execute()
  return rows.map(editOf)
}

/** What was proposed in a section, newest first. */
export async function proposalsOf(db: Queryable, sectionId: string): Promise<ProposalRow[]> {
  const proposals = await db
    .selectFrom('late_proposals')
    .innerJoin('people as author', 'author.user_id', 'late_proposals.user_id')
    .leftJoin('people as decider', 'decider.user_id', 'late_proposals.decided_by')
    .leftJoin('people as applier', 'applier.user_id', 'late_proposals.applied_by')
    .selectAll('late_proposals')
    .select(['author.display_name', 'decider.display_name as decider', 'applier.display_name as applier'])
    .where('section_id', '=', sectionId)
    .orderBy('late_proposals.at', 'desc')
    .execute()
  if (proposals.length === 0) return []
  const edits = await db
    .selectFrom('late_edits')
    .selectAll()
    .where('section_id', '=', sectionId)
    .where('proposal_id', 'is not', null)
    .orderBy('id')
    .execute()
  return proposals.map((proposal) => ({
    id: proposal.id,
    userId: proposal.user_id,
    displayName: proposal.display_name,
    sentence: proposal.sentence,
    at: proposal.at,
    status: proposal.status,
    decided: named(proposal.decider, proposal.decided_at, (by, at) => ({ by, at, note: proposal.note })),
    applied: named(proposal.applier, proposal.applied_at, (by, at) => ({ by, at })),
    edits: edits.filter(({ proposal_id }) => proposal_id === proposal.id).map(editOf),
  }))
}

/**
 * Hands late edits on to the reviewer. Only under `lockSection`.
 * @returns false, and nothing has changed, where one of them is not this person's to hand on (any more)
 */
export async function propose(
  trx: Trx,
  proposal: {
    readonly id: string
    readonly sectionId: string
    readonly userId: string
    readonly sentence: string
    readonly at: string
  },
  ids: readonly number[],
): Promise<boolean> {
  const { id, sectionId, userId, sentence, at } = proposal
  const own = await ofPerson(trx, sectionId, userId).where('id', 'in', ids).execute()
  if (own.length !== new Set(ids).size) return false
  await trx
    .insertInto('late_proposals')
    .values({ id, section_id: sectionId, user_id: userId, sentence, at, status: 'open' })
    .execute()
  await trx.updateTable('late_edits').set({ proposal_id: id }).where('id', 'in', ids).execute()
  return true
}

/** Puts late edits of one person out of their sight; they stay in the database. @returns how many */
export async function discardLateEdits(
  trx: Trx,
  from: { readonly sectionId: string; readonly userId: string; readonly at: string },
  ids: readonly number[],
): Promise<number> {
  const own = await ofPerson(trx, from.sectionId, from.userId).where('id', 'in', ids).execute()
  if (own.length === 0) return 0
  await trx
    .updateTable('late_edits')
    .set({ discarded_at: from.at })
    .where(
      'id',
      'in',
      own.map(({ id }) => id),
    )
    .execute()
  return own.length
}

/** A proposal's state and author, or null. Only under `lockSection` where it is about to change. */
export async function findProposal(db: Queryable, sectionId: string, id: string) {
  const found = await db
    .selectFrom('late_proposals')
    .select(['id', 'status', 'user_id'])
    .where('section_id', '=', sectionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Writes down what became of a proposal. */
export async function settleProposal(
  trx: Trx,
  step: {
    readonly id: string
    readonly decision: 'agreed' | 'declined' | 'applied'
    readonly userId: string
    readonly at: string
    readonly note: string | null
  },
): Promise<void> {
  const { id, decision, userId, at, note } = step
  await trx
    .updateTable('late_proposals')
    .set(
      decision === 'applied'
        ? { status: decision, applied_by: userId, applied_at: at }
        : { status: decision, decided_by: userId, decided_at: at, note },
    )
    .where('id', '=', id)
    .execute()
}

const ofPerson = (db: Queryable, sectionId: string, userId: string) =>
  db
    .selectFrom('late_edits')
    .selectAll()
    .where('section_id', '=', sectionId)
    .where('user_id', '=', userId)
    .where('discarded_at', 'is', null)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('proposal_id', 'is', null),
        eb(
          'proposal_id',
          'in',
          selectFrom('late_proposals').select('late_proposals.id').where('status', '=', 'declined'),
        ),
      ]),
    )

const editOf = (row: Pick<LateEditsTable, Exclude<keyof LateEditsTable, 'id'>> & { id: number }): LateEditRow => ({
  id: row.id,
  sheet: row.sheet,
  row: row.row_id,
  column: row.column_id,
  before: row.before,
  mine: row.mine,
  how: row.how,
  madeAt: row.made_at,
  receivedAt: row.received_at,
})

const named = <T>(by: string | null, at: string | null, make: (by: string, at: string) => T): T | null =>
  by === null || at === null ? null : make(by, at)
