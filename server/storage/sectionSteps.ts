import type { ReturnPoint, StandingReturn } from '@hesuan/shared/api/section.ts'
import type { SectionAction, SectionStatus } from '@hesuan/shared/workflow/transitions.ts'
import type { Selectable } from 'kysely'
import type { Queryable, Trx } from './database.ts'
import type { Schema } from './schema.ts'

/** A step of the workflow that was taken, with the name of whoever took it. */
export interface StepRow {
  readonly id: number
  readonly action: SectionAction
  readonly from: SectionStatus
  readonly to: SectionStatus
  readonly userId: string
  readonly displayName: string
  readonly at: string
  readonly reason: string | null
  /** Of the last update before the step. */
  readonly sequence: number
}

/**
 * The steps of a section, newest first.
 * @param place only those behind update `from` or a later one, and before update `before`
 */
export async function stepsOf(
  db: Queryable,
  sectionId: string,
  place: { readonly from: number; readonly before?: number; readonly author?: string },
): Promise<readonly StepRow[]> {
  const { from, before, author } = place
  const rows = await db
    .selectFrom('section_events')
    .innerJoin('people', 'people.user_id', 'section_events.user_id')
    .selectAll('section_events')
    .select('people.display_name')
    .where('section_id', '=', sectionId)
    .where('section_events.sequence', '>=', from)
    .$if(before !== undefined, (query) => query.where('section_events.sequence', '<', before ?? 0))
    .$if(author !== undefined, (query) => query.where('section_events.user_id', '=', author ?? ''))
    .orderBy('section_events.id', 'desc')
    .execute()
  return rows.map(stepOf)
}

type EventRow = Selectable<Schema['section_events']> & { readonly display_name: string }

const stepOf = (row: EventRow): StepRow => ({
  id: row.id,
  action: row.action,
  from: row.from_status,
  to: row.to_status,
  userId: row.user_id,
  displayName: row.display_name,
  at: row.at,
  reason: row.reason,
  sequence: row.sequence,
})

/** Why sections were returned, by section; of those alone that were not submitted again since. */
export async function standingReturns(
  db: Queryable,
  sectionIds: readonly string[],
): Promise<ReadonlyMap<string, StandingReturn>> {
  if (sectionIds.length === 0) return new Map()
  const newest = db
    .selectFrom('section_events')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('section_id', 'in', sectionIds)
    .where('action', 'in', ['submit', 'return'])
    .groupBy('section_id')
  const rows = await db
    .selectFrom('section_events')
    .innerJoin('people', 'people.user_id', 'section_events.user_id')
    .select([
      'section_events.id',
      'section_events.section_id',
      'section_events.at',
      'section_events.reason',
      'people.display_name',
    ])
    .where('section_events.id', 'in', newest)
    .where('action', '=', 'return')
    .execute()
  const points = await pointsOf(
    db,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.map(({ id, section_id, at, reason, display_name }) => [
      section_id,
      { by: display_name, at, reason: reason ?? '', points: points.get(id) ?? [] },
    ]),
  )
}

/** Writes down what a return is pinned to. */
export async function addReturnPoints(trx: Trx, eventId: number, points: readonly ReturnPoint[]): Promise<void> {
  if (points.length === 0) return
  await trx
    .insertInto('return_points')
    .values(points.map(({ cell, identity, text }) => ({ event_id: eventId, cell, identity, text })))
    .execute()
}

async function pointsOf(db: Queryable, eventIds: readonly number[]): Promise<ReadonlyMap<number, ReturnPoint[]>> {
  const points = new Map<number, ReturnPoint[]>()
  if (eventIds.length === 0) return points
  const rows = await db
    .selectFrom('return_points')
    .selectAll()
    .where('event_id', 'in', eventIds)
    .orderBy('id')
    .execute()
  for (const { event_id, cell, identity, text } of rows) {
    const known = points.get(event_id) ?? []
    known.push({ cell, identity, text })
    points.set(event_id, known)
  }
  return points
}

/** The newest steps of the sections of a round, newest first, each with its section. */
export async function stepsOfRound(
  db: Queryable,
  roundId: string,
  limit: number,
): Promise<readonly (StepRow & { readonly sectionId: string })[]> {
  const rows = await db
    .selectFrom('section_events')
    .innerJoin('sections', 'sections.id', 'section_events.section_id')
    .innerJoin('people', 'people.user_id', 'section_events.user_id')
    .selectAll('section_events')
    .select('people.display_name')
    .where('sections.round_id', '=', roundId)
    .orderBy('section_events.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ sectionId: row.section_id, ...stepOf(row) }))
}
