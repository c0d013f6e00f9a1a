import type { SectionAction } from '@hesuan/shared/workflow/transitions.ts'
import { peopleWhoMay } from '../identity/peopleWhoMay.ts'
import type { Trx } from '../storage/database.ts'
import { addNotices, type NewNotice } from '../storage/notices.ts'
import type { Section } from '../storage/sections.ts'

/** Who has to know of a step, and as what: whoever reviews, or whoever compiles. */
const TOLD: Record<SectionAction, { readonly kind: NewNotice['kind']; readonly to: 'approve' | 'submit' } | null> = {
  submit: { kind: 'submitted', to: 'approve' },
  withdraw: { kind: 'withdrawn', to: 'approve' },
  return: { kind: 'returned', to: 'submit' },
  approve: { kind: 'approved', to: 'submit' },
  revise: null,
}

/** Tells a step of the workflow to those whom it concerns, in its transaction. */
export async function noticeStep(
  trx: Trx,
  section: Section,
  step: {
    readonly action: SectionAction
    readonly userId: string
    readonly at: string
    readonly reason: string | null
  },
): Promise<void> {
  const told = TOLD[step.action]
  if (told === null) return
  const people = await peopleWhoMay(trx, told.to, section)
  await addNotices(
    trx,
    people.flatMap(({ userId }) =>
      userId === step.userId
        ? []
        : {
            userId,
            kind: told.kind,
            sectionId: section.id,
            cell: null,
            cells: 0,
            by: step.userId,
            at: step.at,
            text: step.reason,
          },
    ),
  )
}
