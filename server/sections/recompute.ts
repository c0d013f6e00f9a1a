import { rulesAboutCeilings } from '../consolidation/aboutCeilings.ts'
import type { DepartmentView } from '../consolidation/departmentView.ts'
import { submittedView } from '../consolidation/departmentViews.ts'
import { findingText, tableText } from '../consolidation/wire.ts'
import { countFindings, writeCounts } from '../pictures/findingCounts.ts'
import { addConsolidation, lockRound } from '../storage/consolidations.ts'
import type { Database, Trx } from '../storage/database.ts'
import { roundOf } from '../storage/departments.ts'
import { sectionsOf } from '../storage/sections.ts'
import { currentSubmissions } from '../storage/submissions.ts'

/**
 * Makes the binding consolidation of a round anew, out of the submissions that count at this point of the transaction,
 * and stores it.
 * @param submissionId what brought it about; null where a submission was taken back
 */
export async function recompute(
  trx: Trx,
  dialect: Database['dialect'],
  {
    roundId,
    submissionId,
    at,
  }: { readonly roundId: string; readonly submissionId: string | null; readonly at: string },
): Promise<DepartmentView> {
  // Two units may submit at once: each must see the other's submission, or neither total would hold both.
  await lockRound(trx, dialect, roundId)
  const round = await roundOf(trx, roundId)
  const view = await submittedView(trx, {
    round,
    sections: await sectionsOf(trx, roundId),
    submissions: await currentSubmissions(trx, roundId),
    at,
  })
  const { findings, coverage } = view.outcome()
  await addConsolidation(trx, {
    roundId,
    submissionId,
    at,
    tablesJson: JSON.stringify(view.tables().map(tableText)),
    findingsJson: JSON.stringify({
      coverage,
      findings: findings.map((finding) => findingText(finding, view.source, () => true)),
    }),
    findingCountsJson: writeCounts(countFindings(findings, rulesAboutCeilings(view.source.template))),
  })
  return view
}
