import { z } from 'zod'
import { CEILING_KINDS } from '../consolidation/ceiling.ts'
import { AmountText } from './common.ts'

const CeilingPlace = z.object({
  /** null: of the department, all units together. */
  unit: z.string().max(32).nullable(),
  kind: z.enum(CEILING_KINDS),
})

export const Ceiling = CeilingPlace.extend({ amount: AmountText })

export const IssuedCeiling = Ceiling.extend({
  /** Display name. */
  by: z.string(),
  at: z.string(),
})
export type IssuedCeiling = z.infer<typeof IssuedCeiling>

/** The ceilings of the present round that the person may know. */
export const Ceilings = z.object({ ceilings: z.array(IssuedCeiling), may: z.object({ issue: z.boolean() }) })
export type Ceilings = z.infer<typeof Ceilings>

/** What is to be issued; `amount: null` takes a ceiling back. */
export const IssueCeilings = z.object({
  ceilings: z
    .array(CeilingPlace.extend({ amount: AmountText.nullable() }))
    .min(1)
    .max(3000),
})
export type IssueCeilings = z.infer<typeof IssueCeilings>
