import type { Ceiling, CeilingKind } from '@hesuan/shared/consolidation/ceiling.ts'
import { type AmountYuan, canonicalYuan, fromFen, toFen } from '@hesuan/shared/money/amount.ts'
import type { Queryable, Trx } from './database.ts'
import { fenText } from './fenText.ts'

/** A ceiling that counts, with who issued it. */
export interface CurrentCeiling extends Ceiling {
  readonly id: number
  /** Display name. */
  readonly by: string
  readonly at: string
}

/** The ceilings of a round that count: the newest of each place, but for those that were taken back. */
export async function currentCeilings(db: Queryable, roundId: string): Promise<readonly CurrentCeiling[]> {
  const rows = await db
    .selectFrom('ceilings')
    .innerJoin('people', 'people.user_id', 'ceilings.user_id')
    .select((eb) => [
      'ceilings.id',
      'ceilings.unit_code',
      'ceilings.kind',
      'ceilings.at',
      'people.display_name',
      fenText(eb.ref('ceilings.fen')).as('fen'),
    ])
    .where('ceilings.id', 'in', newestOf(db, roundId))
    .where('ceilings.fen', 'is not', null)
    .orderBy('ceilings.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    unit: row.unit_code,
    kind: row.kind,
    amount: canonicalYuan(fromFen(BigInt(row.fen))),
    by: row.display_name,
    at: row.at,
  }))
}

/** The last that was issued of each place in a round, taken back or not. */
const newestOf = (db: Queryable, roundId: string) =>
  db
    .selectFrom('ceilings')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('round_id', '=', roundId)
    .groupBy(['unit_code', 'kind'])

/** A statement takes only so many parameters. */
const ROWS_AT_ONCE = 500

/** Writes down ceilings as they are issued; an amount of null takes one back. */
export async function addCeilings(
  trx: Trx,
  issue: {
    readonly roundId: string
    readonly userId: string
    readonly at: string
    readonly ceilings: readonly {
      readonly unit: string | null
      readonly kind: CeilingKind
      readonly amount: AmountYuan | null
    }[]
  },
): Promise<void> {
  const { roundId, userId, at, ceilings } = issue
  const rows = ceilings.map(({ unit, kind, amount }) => ({
    round_id: roundId,
    unit_code: unit,
    kind,
    fen: amount === null ? null : toFen(amount),
    user_id: userId,
    at,
  }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('ceilings')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute()
  }
}

/** Lets the ceilings of a round that count hold in another as well: as they were issued, by whom and when. */
export async function carryCeilings(trx: Trx, from: string, to: string): Promise<void> {
  await trx
    .insertInto('ceilings')
    .columns(['round_id', 'unit_code', 'kind', 'fen', 'user_id', 'at'])
    .expression(({ selectFrom, cast, val }) =>
      selectFrom('ceilings')
        .select([cast<string>(val(to), 'text').as('round_id'), 'unit_code', 'kind', 'fen', 'user_id', 'at'])
        .where('id', 'in', newestOf(trx, from))
        .where('fen', 'is not', null)
        .orderBy('id'),
    )
    .execute()
}
