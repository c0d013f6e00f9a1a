import type { Queryable } from './database.ts'

/** A stored consolidation without its contents, and the submission that brought it about. */
export interface StoredState {
  readonly id: number
  readonly at: string
  readonly submission: {
    readonly id: string
    readonly sectionId: string
    readonly snapshotId: string
    readonly by: string
  } | null
}

/** A submission that was taken back. */
export interface TakenBack {
  readonly sectionId: string
  readonly action: 'withdraw' | 'return'
  readonly at: string
  readonly by: string
}

/** The consolidations of a round in the order in which they were made. */
export async function storedStates(db: Queryable, roundId: string): Promise<readonly StoredState[]> {
  const rows = await db
    .selectFrom('consolidations')
    .leftJoin('submissions', 'submissions.id', 'consolidations.submission_id')
    .leftJoin('people', 'people.user_id', 'submissions.user_id')
    .select([
      'consolidations.id',
      'consolidations.at',
      'consolidations.submission_id',
      'submissions.section_id',
      'submissions.snapshot_id',
      'people.display_name',
    ])
    .where('consolidations.round_id', '=', roundId)
    .orderBy('consolidations.id')
    .execute()
  return rows.map(({ id, at, submission_id, section_id, snapshot_id, display_name }) => ({
    id,
    at,
    submission:
      submission_id === null || section_id === null || snapshot_id === null
        ? null
        : { id: submission_id, sectionId: section_id, snapshotId: snapshot_id, by: display_name ?? '' },
  }))
}

/** The submissions of a round that were withdrawn or returned, in the order in which that happened. */
export async function takenBack(db: Queryable, roundId: string): Promise<readonly TakenBack[]> {
  const rows = await db
    .selectFrom('section_events')
    .innerJoin('sections', 'sections.id', 'section_events.section_id')
    .innerJoin('people', 'people.user_id', 'section_events.user_id')
    .select(['section_events.section_id', 'section_events.action', 'section_events.at', 'people.display_name'])
    .where('sections.round_id', '=', roundId)
    .where('section_events.action', 'in', ['withdraw', 'return'])
    .orderBy('section_events.id')
    .execute()
  return rows.map(({ section_id, action, at, display_name }) => ({
    sectionId: section_id,
    action: action === 'withdraw' ? 'withdraw' : 'return',
    at,
    by: display_name,
  }))
}

/** The round that a consolidation is of; null where there is no such consolidation. */
export async function roundOfState(db: Queryable, id: number): Promise<string | null> {
  const row = await db.selectFrom('consolidations').select('round_id').where('id', '=', id).executeTakeFirst()
  return row?.round_id ?? null
}

/** The tables of a consolidation, JSON, as they were stored with it. */
export async function storedTables(db: Queryable, id: number): Promise<string> {
  const row = await db.selectFrom('consolidations').select('tables_json').where('id', '=', id).executeTakeFirstOrThrow()
  return row.tables_json
}
