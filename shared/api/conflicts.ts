import { z } from 'zod'

/** A value of a conflict. */
export const ConflictRival = z.object({
  /** Names the value: whoever writes the cell having seen it says so (`EditContext.saw`). */
  change: z.number().int(),
  /** Canonical text. */
  value: z.string(),
  author: z.object({ userId: z.string(), displayName: z.string() }),
  at: z.string(),
})
export type ConflictRival = z.infer<typeof ConflictRival>

/** A cell that people set without having seen each other's value, and that nobody has settled since. */
export const SectionConflict = z.object({
  id: z.string(),
  /** `sheet.row:column` */
  cell: z.string(),
  openedAt: z.string(),
  /** What people see of the row; empty where nothing. */
  rowLabel: z.string(),
  /** The values that stand, oldest first. */
  rivals: z.array(ConflictRival),
})
export type SectionConflict = z.infer<typeof SectionConflict>

export const SectionConflicts = z.object({ conflicts: z.array(SectionConflict) })
export type SectionConflicts = z.infer<typeof SectionConflicts>
