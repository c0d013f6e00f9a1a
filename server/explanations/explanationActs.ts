import type { DecideExplanations, Explain } from '@hesuan/shared/api/explanations.ts'
import type { Finding } from '@hesuan/shared/checks/rule.ts'
import { asksForWords, explainedIn } from '@hesuan/shared/checks/waiver.ts'
import { err, ok, type Result } from '@hesuan/shared/result.ts'
import { maySection, type SectionRight } from '@hesuan/shared/workflow/permissions.ts'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import { FORBIDDEN, NO_SUCH_SECTION, type Refusal } from '../http/refusal.ts'
import type { SignedInPerson } from '../identity/identity.ts'
import { readActors } from '../identity/readActors.ts'
import { noticeDecision, noticeExplained } from '../notices/noticeExplanation.ts'
import type { Database, Trx } from '../storage/database.ts'
import { roundOf } from '../storage/departments.ts'
import { addDecisions, addExplanations, currentExplanations } from '../storage/explanations.ts'
import { findSection, lockSection, type Section } from '../storage/sections.ts'

const NO_SUCH_WARNING: Refusal = {
  code: 'wrong-state',
  message: '其中有的警告已不存在，或数值刚刚改变，说明没有保存；请按现在的数值说明',
}
const NO_SUCH_EXPLANATION: Refusal = {
  code: 'wrong-state',
  message: '其中有的说明已被改写，没有审定；请按最新的说明审定',
}

export interface ExplanationParts {
  readonly database: Database
  readonly views: DepartmentViews
  readonly clock: () => Date
}

type Outcome = Result<Record<never, never>, Refusal>

/** Answers warnings of a section in words, all of them or none: each as it is now, with both of its values. */
export async function explain(
  { database, views, clock }: ExplanationParts,
  person: SignedInPerson,
  sectionId: string,
  { findings, text }: Explain,
): Promise<Outcome> {
  const before = await findSection(database.read, sectionId)
  if (before === null) return err(NO_SUCH_SECTION)
  // Before anything is computed for somebody who may not ask; asked again under the lock.
  if (!maySection(person, 'explain', before)) return err(FORBIDDEN)
  const view = await views.view(await roundOf(database.read, before.roundId), 'live')
  const present = new Map(view.outcome().findings.map((finding) => [finding.identity, finding]))
  return inSection(database, person, sectionId, 'explain', async (trx, section) => {
    const explained: Finding[] = []
    for (const { identity, left, right } of findings) {
      const finding = present.get(identity)
      if (finding === undefined || !asksForWords(finding)) return err(NO_SUCH_WARNING)
      if (explainedIn(finding, section.departmentCode) !== section.unitCode) return err(NO_SUCH_WARNING)
      if (finding.left !== left || finding.right !== right) return err(NO_SUCH_WARNING)
      explained.push(finding)
    }
    const at = clock().toISOString()
    const { userId } = person
    await addExplanations(
      trx,
      explained.map(({ identity, left, right }) => ({ sectionId, identity, left, right, text, userId, at })),
    )
    await noticeExplained(trx, section, { by: userId, at, text, findings: explained })
    return ok({})
  })
}

/** Agrees to explanations or declines them, all or none; only what is the newest word about its finding. */
export const decide = (
  { database, clock }: Omit<ExplanationParts, 'views'>,
  person: SignedInPerson,
  sectionId: string,
  { ids, verdict, reason }: DecideExplanations,
): Promise<Outcome> =>
  inSection(database, person, sectionId, 'decide', async (trx, section) => {
    const wanted = new Set(ids)
    const known = (await currentExplanations(trx, [sectionId])).filter(({ id }) => wanted.has(id))
    if (known.length !== wanted.size) return err(NO_SUCH_EXPLANATION)
    const at = clock().toISOString()
    await addDecisions(trx, known, { verdict, reason, userId: person.userId, at })
    await noticeDecision(trx, section, { by: person.userId, at, verdict, reason, authors: known })
    return ok({})
  })

/** One transaction under the lock of the section, judged by the rights at its moment. */
const inSection = (
  database: Database,
  person: SignedInPerson,
  sectionId: string,
  right: SectionRight,
  act: (trx: Trx, section: Section) => Promise<Outcome>,
): Promise<Outcome> =>
  database.write.transaction().execute(async (trx) => {
    const section = await lockSection(trx, database.dialect, sectionId)
    if (section === null) return err(NO_SUCH_SECTION)
    const actor = (await readActors(trx, [person.userId])).get(person.userId)
    return actor === undefined || !maySection(actor, right, section) ? err(FORBIDDEN) : act(trx, section)
  })
