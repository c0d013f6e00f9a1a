import { z } from 'zod'
import { Basis } from './consolidation.ts'

/** How many checks differ in the binding consolidation, each time that it was made in a round; the oldest first. */
export const FindingsOverTime = z.object({
  points: z
    .array(
      z.object({
        at: z.string(),
        /** The submission that brought it about; null: one was taken back, or ceilings or rules changed. */
        submitted: z.object({ unitCode: z.string(), unitName: z.string(), by: z.string() }).nullable(),
        errors: z.number().int(),
        warnings: z.number().int(),
        hints: z.number().int(),
      }),
    )
    .readonly(),
  /** Whether they are about the whole department; else about what this person may know. */
  complete: z.boolean(),
})
export type FindingsOverTime = z.infer<typeof FindingsOverTime>

/** How many people the units have that this person may read; units that put down nobody have null. */
export const UnitHeads = z.object({
  basis: Basis,
  units: z
    .array(
      z.object({
        unitCode: z.string(),
        sectionId: z.string(),
        /** An exact decimal: part of a post is a post. */
        heads: z.string().nullable(),
        from: z.enum(['kinds', 'standards']).nullable(),
      }),
    )
    .readonly(),
})
export type UnitHeads = z.infer<typeof UnitHeads>
