import type { Trx } from './database.ts'

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
