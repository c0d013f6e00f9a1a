import { z } from 'zod'
import { SectionIdText } from './common.ts'

/** `draft-<round>`: as its sections are at their heads; `state-<number>`: as it was after a submission or its withdrawal. */
export const StateId = z.string().regex(/^(draft-[a-z0-9][a-z0-9-]{0,63}|state-\d{1,15})$/)

/** One state of the department that can be compared. */
export const StateText = z.object({
  id: z.string(),
  /** `draft`: changes as people type; `ended`: what the drafts of a closed round came to; `binding`: as submitted, stored. */
  kind: z.enum(['draft', 'ended', 'binding']),
  round: z.object({ id: SectionIdText, name: z.string(), year: z.number().int(), open: z.boolean() }),
  /** When it came about; of drafts null: they are of the moment that asks. */
  at: z.string().nullable(),
  /** What brought a binding state about, by whom, of which unit; null of drafts. */
  step: z.object({ action: z.enum(['submit', 'withdraw', 'return']), by: z.string(), unitName: z.string() }).nullable(),
  /** How many sections are in it, of how many. */
  included: z.number().int(),
  sections: z.number().int(),
})
export type StateText = z.infer<typeof StateText>

export const CompareStates = z.object({
  /** The latest round first, in it the drafts, then the newest state first. */
  states: z.array(StateText).readonly(),
  /** Older states that are not listed. */
  leftOff: z.number().int(),
  /** What is compared where nobody chose; null where there is only one state. */
  suggested: z.object({ left: z.string(), right: z.string() }).nullable(),
})
export type CompareStates = z.infer<typeof CompareStates>

/** The most rows and units that one answer holds. */
export const PAGE_OF_DIFFERENCES = 200
export const PAGE_OF_UNITS = 50

export const ComparisonQuery = z.object({
  left: StateId,
  right: StateId,
  /** Without: the first table that differs. */
  table: z.string().max(8).optional(),
  sort: z.enum(['size', 'place']).default('size'),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
})

const FigurePlaceText = z.object({ copy: z.string(), row: z.string(), value: z.string() })

export const DifferenceText = z.object({
  kind: z.enum(['added', 'gone', 'changed']),
  unitName: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  /** Of the performance form that it stands in; else empty. */
  form: z.string(),
  column: z.string(),
  header: z.array(z.string()).readonly(),
  figure: z.enum(['amount', 'quantity']),
  style: z.enum(['total', 'group', 'leaf']),
  left: FigurePlaceText.nullable(),
  right: FigurePlaceText.nullable(),
  difference: z.string(),
  percent: z.string().nullable(),
})
export type DifferenceText = z.infer<typeof DifferenceText>

export const Comparison = z.object({
  left: StateText,
  right: StateText,
  /** When the drafts of a side were read, or its tables stored. */
  at: z.object({ left: z.string(), right: z.string() }),
  /** Every table with how many of its figures differ. */
  tables: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        added: z.number().int(),
        gone: z.number().int(),
        changed: z.number().int(),
      }),
    )
    .readonly(),
  /** Whose differences follow; null where nothing differs. */
  table: z.string().nullable(),
  offset: z.number().int(),
  total: z.number().int(),
  /** The absolute size of the largest difference of an amount in that table, 元: what bars are drawn against. */
  largest: z.string().nullable(),
  differences: z.array(DifferenceText).readonly(),
})
export type Comparison = z.infer<typeof Comparison>

export const SideBySideQuery = z.object({
  state: StateId,
  table: z.string().max(8).optional(),
  column: z.string().max(40).optional(),
  /** The first unit that is shown. */
  units: z.coerce.number().int().min(0).max(100_000).default(0),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
})

export const SideBySide = z.object({
  state: StateText,
  at: z.string(),
  /** The tables that have rows by unit, with their columns of figures. */
  tables: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        columns: z
          .array(
            z.object({ id: z.string(), header: z.array(z.string()).readonly(), kind: z.enum(['amount', 'quantity']) }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  /** What is shown; null where no table has rows by unit. */
  table: z.string().nullable(),
  column: z.string().nullable(),
  unitsFrom: z.number().int(),
  unitsTotal: z.number().int(),
  units: z.array(z.object({ code: z.string(), name: z.string() })).readonly(),
  offset: z.number().int(),
  total: z.number().int(),
  rows: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        style: z.enum(['total', 'group', 'leaf']),
        sum: z.string().nullable(),
        /** One a unit, in their order; null where the unit has none. */
        cells: z
          .array(z.object({ row: z.string(), value: z.string(), share: z.string().nullable() }).nullable())
          .readonly(),
      }),
    )
    .readonly(),
})
export type SideBySide = z.infer<typeof SideBySide>

export const TraceInState = z.object({
  state: StateId,
  table: z.string().max(8),
  copy: z.string().max(80),
  row: z.string().max(400),
  column: z.string().max(40),
})
