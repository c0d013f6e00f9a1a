import type { Summary, SummaryEntry } from '@hesuan/shared/consolidation/measure.ts'
import { type AmountYuan, fromFen, toFen } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { ExactSum } from '@hesuan/shared/money/exactSum.ts'
import { columnOf } from '@hesuan/shared/template/lookup.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { z } from 'zod'
import type { Queryable, Trx } from './database.ts'
import { fenText } from './fenText.ts'

/** The submission of a section that counts. */
export interface CurrentSubmission {
  readonly id: string
  readonly sectionId: string
  readonly snapshotId: string
  readonly at: string
  /** Display name. */
  readonly by: string
}

export interface NewSubmission {
  readonly id: string
  readonly sectionId: string
  readonly userId: string
  readonly at: string
  readonly snapshot: {
    readonly id: string
    readonly sequence: number
    readonly sha256: string
    readonly json: string
    readonly state: Uint8Array
  }
  readonly summary: Summary
}

/** Stores a submission with its snapshot and summary, as the current one of its section. */
export async function addSubmission(trx: Trx, template: Template, submission: NewSubmission): Promise<void> {
  const { id, sectionId, userId, at, snapshot, summary } = submission
  await trx
    .insertInto('snapshots')
    .values({ ...snapshot, section_id: sectionId, at })
    .execute()
  await retireSubmission(trx, sectionId)
  await trx
    .insertInto('submissions')
    .values({ id, section_id: sectionId, snapshot_id: snapshot.id, user_id: userId, at, current: 1 })
    .execute()
  const rows = [...summary.entries].map(([key, entry]) => ({
    submission_id: id,
    key,
    sheet: entry.sheet,
    column: entry.column,
    dimensions: JSON.stringify(entry.dimensions),
    ...(isQuantity(template, entry)
      ? { fen: null, quantity: entry.sum.amount.toFixed() }
      : { fen: toFen(entry.sum.amount as AmountYuan), quantity: null }),
    addends: entry.sum.addends,
  }))
  // SQLite takes 32,766 parameters in one statement; a summary is a few hundred rows.
  for (let from = 0; from < rows.length; from += 500) {
    await trx
      .insertInto('summaries')
      .values(rows.slice(from, from + 500))
      .execute()
  }
}

/** Makes the current submission of a section a thing of the past: withdrawn or returned. */
export const retireSubmission = async (trx: Trx, sectionId: string): Promise<void> => {
  await trx
    .updateTable('submissions')
    .set({ current: 0 })
    .where('section_id', '=', sectionId)
    .where('current', '=', 1)
    .execute()
}

/** The current submissions of a round, by section. */
export async function currentSubmissions(db: Queryable, roundId: string): Promise<readonly CurrentSubmission[]> {
  const rows = await db
    .selectFrom('submissions')
    .innerJoin('sections', 'sections.id', 'submissions.section_id')
    .innerJoin('people', 'people.user_id', 'submissions.user_id')
    .select([
      'submissions.id',
      'submissions.section_id',
      'submissions.snapshot_id',
      'submissions.at',
      'people.display_name',
    ])
    .where('sections.round_id', '=', roundId)
    .where('submissions.current', '=', 1)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sectionId: row.section_id,
    snapshotId: row.snapshot_id,
    at: row.at,
    by: row.display_name,
  }))
}

/** The canonical JSON of a snapshot. */
export async function snapshotJson(db: Queryable, snapshotId: string): Promise<string> {
  const { json } = await db
    .selectFrom('snapshots')
    .select('json')
    .where('id', '=', snapshotId)
    .executeTakeFirstOrThrow()
  return json
}

const Dimensions = z.record(z.string(), z.string())

/** The summary that was stored with a submission. */
export async function summaryOf(
  db: Queryable,
  submissionId: string,
  precision: Summary['precision'],
): Promise<Summary> {
  const rows = await db
    .selectFrom('summaries')
    .select((eb) => ['key', 'sheet', 'column', 'dimensions', 'quantity', 'addends', fenText(eb.ref('fen')).as('fen')])
    .where('submission_id', '=', submissionId)
    .execute()
  return {
    precision,
    entries: new Map(
      rows.map((row): [string, SummaryEntry] => [
        row.key,
        {
          sheet: row.sheet,
          column: row.column,
          dimensions: Dimensions.parse(JSON.parse(row.dimensions)),
          sum: ExactSum.ofExact(
            row.quantity === null ? fromFen(BigInt(row.fen)) : new Exact(row.quantity),
            row.addends,
          ),
        },
      ]),
    ),
  }
}

function isQuantity(template: Template, { sheet, column }: SummaryEntry): boolean {
  const declared = template.sheets.find(({ id }) => id === sheet)
  return declared !== undefined && columnOf(declared, column)?.type.kind === 'quantity'
}
