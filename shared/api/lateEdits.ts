import { z } from 'zod'
import { EditContext } from './collabMessages.ts'
import { CHANGE_KINDS } from './history.ts'

/** Edits that came too late: their section had been submitted, locked or replaced by another document meanwhile. */

const LONGEST_TEXT = 20_000
const RowText = z.string().regex(/^[a-z][A-Za-z]{0,31}\.[a-z0-9][a-z0-9-]{0,39}$/)
const ColumnText = z.string().regex(/^(@order|@deleted|[a-z][A-Za-z0-9]{0,31})$/)

/** What the author's own window says of one write. Who the author is says the session. */
export const LateEditClaim = z.object({
  epoch: z.number().int().positive(),
  /** Yjs struct id of the write: what is sent again is the same edit. */
  client: z.number().int().min(0).max(0xffffffff),
  clock: z.number().int().min(0),
  row: RowText,
  /** A column, or `@order` / `@deleted` for the row itself. */
  column: ColumnText,
  before: z.string().max(LONGEST_TEXT).nullable(),
  mine: z.string().max(LONGEST_TEXT),
  how: EditContext.shape.how,
  madeAt: z.iso.datetime(),
})
export type LateEditClaim = z.infer<typeof LateEditClaim>

export const MOST_LATE_EDITS = 200
export const KeepLateEdits = z.object({ edits: z.array(LateEditClaim).min(1).max(MOST_LATE_EDITS) })
export type KeepLateEdits = z.infer<typeof KeepLateEdits>
export const KeptLateEdits = z.object({ kept: z.number().int() })

export const LateEdit = z.object({
  id: z.number().int(),
  sheet: z.string(),
  row: z.string(),
  column: z.string(),
  /** What people see of the row; also of one that exists in the late edits alone. */
  rowLabel: z.string(),
  /** What the author saw there; null where there was nothing, or it is not known any more. */
  before: z.string().nullable(),
  mine: z.string(),
  /** What stands there now; null where there is no such row (any more). */
  present: z.string().nullable(),
  how: z.enum(CHANGE_KINDS),
  madeAt: z.string().nullable(),
  receivedAt: z.string(),
})
export type LateEdit = z.infer<typeof LateEdit>

export const PROPOSAL_STATUSES = ['open', 'agreed', 'declined', 'applied'] as const

export const LateProposal = z.object({
  id: z.string(),
  author: z.object({ userId: z.string(), displayName: z.string() }),
  sentence: z.string(),
  at: z.string(),
  status: z.enum(PROPOSAL_STATUSES),
  decided: z.object({ by: z.string(), at: z.string(), note: z.string().nullable() }).nullable(),
  applied: z.object({ by: z.string(), at: z.string() }).nullable(),
  edits: z.array(LateEdit),
  may: z.object({ decide: z.boolean(), apply: z.boolean() }),
})
export type LateProposal = z.infer<typeof LateProposal>

export const LateEditsView = z.object({
  /** One's own, which nobody else is shown. */
  mine: z.array(LateEdit),
  proposals: z.array(LateProposal),
})
export type LateEditsView = z.infer<typeof LateEditsView>

const Ids = z.array(z.number().int().positive()).min(1).max(10_000)
export const DiscardLateEdits = z.object({ ids: Ids })
export const ProposeLateEdits = z.object({ ids: Ids, sentence: z.string().trim().min(1).max(500) })
export const DecideProposal = z.object({
  proposal: z.string().max(64),
  decision: z.enum(['agreed', 'declined', 'applied']),
  note: z.string().trim().max(500).nullable(),
})
export type DecideProposal = z.infer<typeof DecideProposal>
