import { z } from 'zod'
import { SectionIdText } from './common.ts'

const Person = z.object({ userId: z.string(), displayName: z.string() })

/** What somebody said, as it reads now. */
export const Comment = z.object({
  id: z.number().int(),
  author: Person,
  at: z.string(),
  /** Plain text; never markup. */
  text: z.string(),
  /** What it said before it was edited, oldest first. */
  earlier: z.array(z.object({ text: z.string(), at: z.string() })),
  editedAt: z.string().nullable(),
  /** Whom it names, as of now. */
  mentions: z.array(Person),
})
export type Comment = z.infer<typeof Comment>

/** What is said about one cell. */
export const CommentThread = z.object({
  id: z.string(),
  /** `sheet.row:column` */
  cell: z.string(),
  /** What people see of the row, also of a deleted one; empty where nothing. */
  rowLabel: z.string(),
  rowDeleted: z.boolean(),
  resolved: z.boolean(),
  comments: z.array(Comment),
  /** Who resolved it and opened it again, oldest first. */
  steps: z.array(z.object({ kind: z.enum(['resolved', 'reopened']), by: Person, at: z.string() })),
})
export type CommentThread = z.infer<typeof CommentThread>

export const CommentThreads = z.object({ threads: z.array(CommentThread) })

const Text = z.string().trim().min(1).max(2000)
const Mentions = z.array(z.string().max(64)).max(20)

/** Says something: a reply where something is open about the cell, else the beginning. */
export const NewComment = z.object({ cell: z.string().max(120), text: Text, mentions: Mentions })
export const CommentReply = z.object({ text: Text, mentions: Mentions })
export const ThreadParams = z.object({ id: SectionIdText, thread: z.uuid() })
export const CommentParams = ThreadParams.extend({ comment: z.coerce.number().int().positive() })
/** Where it was said. */
export const CommentResult = z.object({ thread: z.string() })

/** Who may read a section, and so can be named. */
export const SectionReaders = z.object({ people: z.array(Person) })
