import { z } from 'zod'

export const NOTICE_KINDS = [
  'mention',
  'reply',
  'conflict',
  'submitted',
  'withdrawn',
  'returned',
  'approved',
  /** Warnings were explained: for whoever decides. */
  'explained',
  'explanation-agreed',
  'explanation-declined',
  'locked',
  'published',
  'reopened',
  'round-opened',
  'year-opened',
] as const

/** Something that a person has to know. */
export const Notice = z.object({
  id: z.number().int(),
  kind: z.enum(NOTICE_KINDS),
  section: z.object({ id: z.string(), unitName: z.string() }),
  /** The cell that it is about, the first of several; null where it is about the section. */
  cell: z.string().nullable(),
  /** How many cells it is about. */
  cells: z.number().int(),
  /** What people call the cell: sheet, row, column; empty where it is about the section. */
  place: z.string(),
  /** Display name of who brought it about. */
  by: z.string(),
  at: z.string(),
  /** What was said, or the reason; null where there is none. */
  text: z.string().nullable(),
  read: z.boolean(),
})
export type Notice = z.infer<typeof Notice>

export const NoticesQuery = z.object({
  /** Notices older than this one; absent: from the newest. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export const Notices = z.object({ notices: z.array(Notice), unread: z.number().int(), more: z.boolean() })
export type Notices = z.infer<typeof Notices>

/** Marks these as read, or everything up to and with one: what comes meanwhile stays unread. */
export const ReadNotices = z.union([
  z.object({ ids: z.array(z.number().int().positive()).min(1).max(100) }),
  z.object({ upTo: z.number().int().positive() }),
])
export const UnreadNotices = z.object({ unread: z.number().int() })
