import { z } from 'zod'
import { SECTION_STATUSES } from '../workflow/transitions.ts'

/** Socket.IO events, server to client. A person gets only what they may read. */
export const EVENTS = {
  /** A section changed its state. */
  'section:status': z.object({
    sectionId: z.string(),
    status: z.enum(SECTION_STATUSES),
    by: z.string(),
    at: z.string(),
    reason: z.string().nullable(),
  }),
  /** The binding consolidation is new: a submission came in. */
  'consolidation:changed': z.object({ sectionId: z.string(), at: z.string() }),
  /** The budget as a whole took a step, or another round or year was opened: whatever is shown may be different. */
  'department:moved': z.object({ at: z.string() }),
  /** Ceilings were issued or taken back. */
  'ceilings:changed': z.object({ at: z.string() }),
  /** Figures of a draft changed (at most once a second a section). */
  'section:edited': z.object({ sectionId: z.string(), at: z.string(), by: z.string() }),
  /** Cells of a section came into conflict, or conflicts were settled. */
  'section:conflicts': z.object({ sectionId: z.string() }),
  /** Something was said, edited, resolved or opened again about cells of a section. */
  'section:comments': z.object({ sectionId: z.string() }),
  /** Warnings of a section were explained, or an explanation was decided. */
  'section:explanations': z.object({ sectionId: z.string() }),
  /** Who has a section open. */
  'section:online': z.object({ sectionId: z.string(), people: z.array(z.string()) }),
  /** Something was proposed, or decided, of edits that came too late. */
  'section:late': z.object({ sectionId: z.string() }),
} as const

export type EventName = keyof typeof EVENTS
export type EventPayload<Name extends EventName> = z.infer<(typeof EVENTS)[Name]>
export type ServerEvents = { [Name in EventName]: (payload: EventPayload<Name>) => void }
