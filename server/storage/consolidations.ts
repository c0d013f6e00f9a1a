import type { Queryable, Trx } from './database.ts'

/** Keeps the department's tables and check results as they are with this submission (or without it: null). */
export async function addConsolidation(
  trx: Trx,
  consolidation: {
    readonly roundId: string
    readonly submissionId: string | null
    readonly at: string
    readonly tablesJson: string
    readonly findingsJson: string
  },
): Promise<void> {
  await trx
    .insertInto('consolidations')
    .values({
      round_id: consolidation.roundId,
      submission_id: consolidation.submissionId,
      at: consolidation.at,
      tables_json: consolidation.tablesJson,
      findings_json: consolidation.findingsJson,
    })
    .execute()
}

/** Keeps everybody else from consolidating this round until the transaction ends. On SQLite nobody else can write. */
export async function lockRound(trx: Trx, dialect: 'sqlite' | 'postgres', roundId: string): Promise<void> {
  if (dialect === 'sqlite') return
  await trx.selectFrom('rounds').select('id').where('id', '=', roundId).forUpdate().execute()
}

/** When the binding consolidation of a round was made last; null where nothing was submitted yet. */
export async function lastConsolidatedAt(db: Queryable, roundId: string): Promise<string | null> {
  const row = await db
    .selectFrom('consolidations')
    .select('at')
    .where('round_id', '=', roundId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}
