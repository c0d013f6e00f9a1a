import { z } from 'zod'
import { SectionIdText } from './common.ts'

const Act = z.object({
  /** Display name. */
  by: z.string(),
  at: z.string(),
})

/** The newest explanation of a warning, bound to both values as they were. */
export const Explanation = Act.extend({
  id: z.number().int(),
  sectionId: z.string(),
  /** Of the finding. */
  identity: z.string(),
  left: z.string().nullable(),
  right: z.string().nullable(),
  text: z.string(),
  decision: Act.extend({ verdict: z.enum(['agreed', 'declined']), reason: z.string().nullable() }).nullable(),
})
export type Explanation = z.infer<typeof Explanation>

/** Sections whose explanations the person may read, with what they may do there. */
export const ExplainedSection = z.object({
  id: z.string(),
  unitCode: z.string(),
  kind: z.enum(['unit', 'department']),
  may: z.object({ explain: z.boolean(), decide: z.boolean() }),
})
export type ExplainedSection = z.infer<typeof ExplainedSection>

export const Explanations = z.object({
  explanations: z.array(Explanation),
  sections: z.array(ExplainedSection),
})
export type Explanations = z.infer<typeof Explanations>

/** Of one section, or of all in a round; without either: in the present one. */
export const ExplanationsQuery = z.object({ section: SectionIdText.optional(), round: SectionIdText.optional() })

export const LONGEST_EXPLANATION = 1000
const MOST_AT_ONCE = 200

/** One text for one warning or several: each by its identity and the values that its author sees. */
export const Explain = z.object({
  findings: z
    .array(
      z.object({
        identity: z.string().min(1).max(300),
        left: z.string().max(20_000).nullable(),
        right: z.string().max(20_000).nullable(),
      }),
    )
    .min(1)
    .max(MOST_AT_ONCE),
  text: z.string().trim().min(1).max(LONGEST_EXPLANATION),
})
export type Explain = z.infer<typeof Explain>

/** Agreeing may, declining has to give a reason. */
export const DecideExplanations = z
  .object({
    ids: z.array(z.number().int().positive()).min(1).max(MOST_AT_ONCE),
    verdict: z.enum(['agreed', 'declined']),
    reason: z.string().trim().min(1).max(LONGEST_EXPLANATION).nullable(),
  })
  .refine(({ verdict, reason }) => verdict === 'agreed' || reason !== null, { path: ['reason'] })
export type DecideExplanations = z.infer<typeof DecideExplanations>
