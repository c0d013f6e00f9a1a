import { maySection } from '@hesuan/shared/workflow/permissions.ts'
import { everybody } from '../identity/peopleWhoMay.ts'
import type { Trx } from '../storage/database.ts'
import { addNotices, type NewNotice } from '../storage/notices.ts'
import type { Section } from '../storage/sections.ts'

/** Tells everybody who reads a section of it what became of the budget as a whole, each once, in its transaction. */
export async function noticeDepartment(
  trx: Trx,
  sections: readonly Section[],
  news: {
    readonly kind: NewNotice['kind']
    readonly by: string
    readonly at: string
    readonly text: string | null
  },
): Promise<void> {
  const { kind, by, at, text } = news
  /** Of each person the first section that they may read: their own unit's, where they have one. */
  const told = new Map<string, string>()
  for (const person of await everybody(trx)) {
    const section = person.userId === by ? undefined : sections.find((one) => maySection(person, 'read', one))
    if (section !== undefined) told.set(person.userId, section.id)
  }
  await addNotices(
    trx,
    [...told].map(([userId, sectionId]) => ({ userId, kind, sectionId, cell: null, cells: 0, by, at, text })),
  )
}
