import type { Explanation } from '@hesuan/shared/api/explanations.ts'
import type { Queryable, Trx } from './database.ts'

/** What somebody wrote about a finding, with both values as they were. */
export interface NewExplanation {
  readonly sectionId: string
  readonly identity: string
  readonly left: string | null
  readonly right: string | null
  readonly text: string
  readonly userId: string
  readonly at: string
}

export interface StoredExplanation extends Explanation {
  readonly userId: string
}

const ROWS_A_STATEMENT = 500

export async function addExplanations(trx: Trx, explanations: readonly NewExplanation[]): Promise<void> {
  const rows = explanations.map(({ sectionId, identity, left, right, text, userId, at }) => ({
    section_id: sectionId,
    kind: 'explained' as const,
    of_event: null,
    identity,
    left_value: left,
    right_value: right,
    text,
    user_id: userId,
    at,
  }))
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await trx
      .insertInto('explanation_events')
      .values(rows.slice(from, from + ROWS_A_STATEMENT))
      .execute()
  }
}

/** Writes down what was decided of explanations; an earlier decision of the same stays in the record. */
export async function addDecisions(
  trx: Trx,
  explanations: readonly StoredExplanation[],
  decision: {
    readonly verdict: 'agreed' | 'declined'
    readonly reason: string | null
    readonly userId: string
    readonly at: string
  },
): Promise<void> {
  await trx
    .insertInto('explanation_events')
    .values(
      explanations.map(({ id, sectionId, identity, left, right }) => ({
        section_id: sectionId,
        kind: decision.verdict,
        of_event: id,
        identity,
        left_value: left,
        right_value: right,
        text: decision.reason,
        user_id: decision.userId,
        at: decision.at,
      })),
    )
    .execute()
}

/** The newest explanation of each finding of these sections, with the newest decision of it. */
export async function currentExplanations(
  db: Queryable,
  sectionIds: readonly string[],
): Promise<readonly StoredExplanation[]> {
  if (sectionIds.length === 0) return []
  const newest = db
    .selectFrom('explanation_events')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('section_id', 'in', sectionIds)
    .where('kind', '=', 'explained')
    .groupBy(['section_id', 'identity'])
  const rows = await eventRows(db).where('explanation_events.id', 'in', newest).execute()
  const decisions = await eventRows(db)
    .where('explanation_events.of_event', 'in', newest)
    .orderBy('explanation_events.id')
    .execute()
  // In order: of several decisions the last one stays.
  const decided = new Map(decisions.map((row) => [row.of_event, row]))
  return rows.map((row): StoredExplanation => {
    const decision = decided.get(row.id)
    return {
      id: row.id,
      sectionId: row.section_id,
      identity: row.identity,
      left: row.left_value,
      right: row.right_value,
      text: row.text ?? '',
      userId: row.user_id,
      by: row.display_name,
      at: row.at,
      decision:
        decision === undefined
          ? null
          : {
              verdict: decision.kind === 'agreed' ? 'agreed' : 'declined',
              reason: decision.text,
              by: decision.display_name,
              at: decision.at,
            },
    }
  })
}

const eventRows = (db: Queryable) =>
  db
    .selectFrom('explanation_events')
    .innerJoin('people', 'people.user_id', 'explanation_events.user_id')
    .selectAll('explanation_events')
    .select('people.display_name')
    .orderBy('explanation_events.id')

/**
 * Writes the explanations that count in a section, and what was decided of them, down for its copy: under their authors and
 * times. They hold there as long as the values do.
 */
export async function carryExplanations(trx: Trx, from: string, to: string): Promise<void> {
  const newest = trx
    .selectFrom('explanation_events')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('section_id', '=', from)
    .where('kind', '=', 'explained')
    .groupBy('identity')
  const events = await trx
    .selectFrom('explanation_events')
    .selectAll()
    .where((eb) => eb.or([eb('id', 'in', newest), eb('of_event', 'in', newest)]))
    .orderBy('id')
    .execute()
  const ids = new Map<number, number>()
  for (const { id, of_event, ...event } of events) {
    const { id: copy } = await trx
      .insertInto('explanation_events')
      .values({ ...event, section_id: to, of_event: of_event === null ? null : (ids.get(of_event) ?? null) })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.set(id, copy)
  }
}
