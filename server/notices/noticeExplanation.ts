import type { Finding } from '@hesuan/shared/checks/rule.ts'
import { peopleWhoMay } from '../identity/peopleWhoMay.ts'
import type { Trx } from '../storage/database.ts'
import { addNotices, unreadAbout } from '../storage/notices.ts'
import type { Section } from '../storage/sections.ts'

/**
 * Tells those who decide that warnings were explained, in its transaction. Whoever has not read the notice of an earlier
 * explanation by the same person in this section gets no other: they come to see all of them.
 */
export async function noticeExplained(
  trx: Trx,
  section: Section,
  {
    by,
    at,
    text,
    findings,
  }: { readonly by: string; readonly at: string; readonly text: string; readonly findings: readonly Finding[] },
): Promise<void> {
  const cells = findings.flatMap(({ leftCells, rightCells }) => [...leftCells, ...rightCells])
  const first = cells.find(({ unit }) => unit === section.unitCode)?.cell ?? null
  const told = await unreadAbout(trx, { kind: 'explained', sectionId: section.id, by })
  const people = await peopleWhoMay(trx, 'decide', section)
  await addNotices(
    trx,
    people.flatMap(({ userId }) =>
      userId === by || told.has(userId)
        ? []
        : {
            userId,
            kind: 'explained',
            sectionId: section.id,
            cell: first,
            cells: first === null ? 0 : 1,
            by,
            at,
            text,
          },
    ),
  )
}

/** Tells the people who wrote explanations what was decided of them, each once, in its transaction. */
export async function noticeDecision(
  trx: Trx,
  section: Section,
  decision: {
    readonly by: string
    readonly at: string
    readonly verdict: 'agreed' | 'declined'
    readonly reason: string | null
    readonly authors: readonly { readonly userId: string }[]
  },
): Promise<void> {
  const { by, at, verdict, reason, authors } = decision
  const people = new Set(authors.map(({ userId }) => userId))
  people.delete(by)
  await addNotices(
    trx,
    [...people].map((userId) => ({
      userId,
      kind: `explanation-${verdict}` as const,
      sectionId: section.id,
      cell: null,
      cells: 0,
      by,
      at,
      text: reason,
    })),
  )
}
