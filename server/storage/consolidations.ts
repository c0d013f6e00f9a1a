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
    readonly findingCountsJson: string
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
      finding_counts_json: consolidation.findingCountsJson,
    })
    .execute()
}

/** Keeps everybody else from consolidating this round until the transaction ends. On SQLite nobody else can write. */
export async function lockRound(trx: Trx, dialect: 'sqlite' | 'postgres', roundId: string): Promise<void> {
  if (dialect === 'sqlite') return
  await trx.selectFrom('rounds').select('id').where('id', '=', roundId).forUpdate().execute()
}

/** A consolidation of a round, without its tables and findings. */
interface ConsolidationStep {
  readonly id: number
  readonly at: string
  /** The submission that brought it about, and who submitted it: display name. */
  readonly submitted: { readonly unitCode: string; readonly by: string } | null
  /** Null: of before counts were kept. */
  readonly countsJson: string | null
}

/** The consolidations of a round, the oldest first. */
export async function consolidationsOf(db: Queryable, roundId: string): Promise<readonly ConsolidationStep[]> {
  const rows = await db
    .selectFrom('consolidations')
    .leftJoin('submissions', 'submissions.id', 'consolidations.submission_id')
    .leftJoin('sections', 'sections.id', 'submissions.section_id')
    .leftJoin('people', 'people.user_id', 'submissions.user_id')
    .select([
      'consolidations.id',
      'consolidations.at',
      'consolidations.finding_counts_json',
      'sections.unit_code',
      'people.display_name',
    ])
    .where('consolidations.round_id', '=', roundId)
    .orderBy('consolidations.id')
    .execute()
  return rows.map(({ id, at, finding_counts_json: countsJson, unit_code: unitCode, display_name: by }) => ({
    id,
    at,
    submitted: unitCode === null || by === null ? null : { unitCode, by },
    countsJson,
  }))
}

/** The findings that were stored with a consolidation, as JSON. */
export async function consolidationFindings(db: Queryable, id: number): Promise<string> {
  const { findings_json: json } = await db
    .selectFrom('consolidations')
    .select('findings_json')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return json
}
