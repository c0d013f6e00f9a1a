import { z } from 'zod'
import { SECTION_STATUSES } from '../workflow/transitions.ts'
import { AmountText } from './common.ts'
import { StandingReturn } from './section.ts'

export const BoardSection = z.object({
  id: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  kind: z.enum(['unit', 'department']),
  status: z.enum(SECTION_STATUSES),
  /** Of the present document, canonical 元. */
  income: AmountText.nullable(),
  expenditure: AmountText.nullable(),
  basic: AmountText.nullable(),
  project: AmountText.nullable(),
  openErrors: z.number().int(),
  /** Those that are not explained in words that the head has agreed to. */
  openWarnings: z.number().int(),
  /** Warnings without words. */
  unexplained: z.number().int(),
  /** Explanations that nobody has decided. */
  pendingExplanations: z.number().int(),
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  /** To whoever may read the section. */
  returned: StandingReturn.nullable(),
  lastEditAt: z.string().nullable(),
  lastEditBy: z.string().nullable(),
  /** Display names of the people who have it open now. */
  online: z.array(z.string()),
  may: z.object({ read: z.boolean(), write: z.boolean(), submit: z.boolean() }),
})
export type BoardSection = z.infer<typeof BoardSection>

export const Board = z.object({
  department: z.object({ code: z.string(), name: z.string(), status: z.enum(['compiling', 'locked', 'published']) }),
  year: z.number().int(),
  round: z.object({ id: z.string(), name: z.string(), open: z.boolean() }),
  templateYear: z.number().int(),
  /** All there are, the latest first. */
  rounds: z.array(z.object({ id: z.string(), name: z.string(), year: z.number().int(), open: z.boolean() })).readonly(),
  may: z.object({
    lock: z.boolean(),
    publish: z.boolean(),
    reopen: z.boolean(),
    /** The name of the next round, where this person may open it now. */
    openRound: z.string().nullable(),
  }),
  sections: z.array(BoardSection),
})
export type Board = z.infer<typeof Board>
