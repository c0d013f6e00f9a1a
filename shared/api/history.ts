import { z } from 'zod'
import { SECTION_ACTIONS, SECTION_STATUSES } from '../workflow/transitions.ts'

export const HistoryQuery = z.object({
  /** Entries older than this sequence number; absent: from the newest. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** Only this cell (`sheet.row:column`). */
  cell: z.string().max(120).optional(),
  /** Only changes by this user. */
  author: z.string().max(64).optional(),
})
export type HistoryQuery = z.infer<typeof HistoryQuery>

/** How a change came about. */
export const CHANGE_KINDS = [
  'seeded',
  'typed',
  'pasted',
  'filled',
  'replaced',
  'undone',
  'redone',
  'imported',
  /** Out of the round or the year before. */
  'carried',
  'restored',
  'repaired',
  'settled',
  /** Out of edits that came too late, as their author proposed and the reviewer agreed to. */
  'proposed',
] as const

export const HistoryEntry = z.object({
  sequence: z.number().int(),
  sheet: z.string(),
  row: z.string(),
  /** A column, or `@order` / `@deleted` for the row itself. */
  column: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  author: z.object({ userId: z.string(), displayName: z.string() }),
  /** When the server took it in. */
  at: z.string(),
  /** When its author made it by their own clock, where that was before it could be sent. */
  madeAt: z.string().nullable(),
  how: z.enum(CHANGE_KINDS),
  /** One for what belonged together. */
  act: z.string(),
  /** Set where it overwrote a value that its author had not seen, or lost against one: the other value. */
  conflict: z.object({ kind: z.enum(['overwrote', 'lost']), other: z.string() }).nullable(),
  /** Set where it settled a conflict: whose value it chose; null where it is another value. */
  settled: z.object({ chosenOf: z.string().nullable() }).nullable(),
  /** What people see of the row: project name, code and name; empty where nothing. */
  rowLabel: z.string(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** A step of the workflow, told among the changes. */
export const HistoryStep = z.object({
  id: z.number().int(),
  /** Of the last update before the step: it comes behind the changes of that one. */
  sequence: z.number().int(),
  action: z.enum(SECTION_ACTIONS),
  to: z.enum(SECTION_STATUSES),
  author: z.object({ userId: z.string(), displayName: z.string() }),
  at: z.string(),
  reason: z.string().nullable(),
})
export type HistoryStep = z.infer<typeof HistoryStep>

/** Newest first, both. The steps are those among the changes of the page; none where it is about one cell. */
export const HistoryPage = z.object({ entries: z.array(HistoryEntry), steps: z.array(HistoryStep), more: z.boolean() })
export type HistoryPage = z.infer<typeof HistoryPage>
