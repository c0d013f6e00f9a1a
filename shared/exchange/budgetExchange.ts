import { z } from 'zod'
import { CEILING_KINDS } from '../consolidation/ceiling.ts'
import { ROUND_NAMES } from '../workflow/rounds.ts'

/** What every file of this format says of itself. */
export const EXCHANGE_FORMAT = 'hesuan-budget'
export const EXCHANGE_VERSION = 1

const Code = z.string().regex(/^[0-9A-Za-z]{1,20}$/)
const Named = z.strictObject({ code: Code, name: z.string().min(1).max(200) })

/** A row of a sheet. Cells are texts; an amount has its unit behind it. What the columns are, the year's template says. */
const Row = z.strictObject({
  /** `projects.p01`: what cells of the same section refer to. */
  id: z.string(),
  cells: z.record(z.string(), z.string()),
})

const Section = z.strictObject({
  /** The code of a unit, or of the department for its own section. */
  unit: Code,
  /** `wan`: the amounts were read from printed 万元, and have been rounded. */
  precision: z.enum(['fen', 'wan']).default('fen'),
  /** Where the section stands in the workflow; told by an export, never taken by an import. */
  status: z.string().exactOptional(),
  /** Rows by the id of their sheet, in order. */
  sheets: z.record(z.string(), z.array(Row)),
  /** What amounts were typed as, by the key of their cell: `basic.a:amount` → `=89*0.25*1.2 万元`. */
  expressions: z.record(z.string(), z.string()).exactOptional(),
})

/** A figure of the publication (对照数), by the table, the key of its row and the column. */
const Printed = z.strictObject({
  table: z.string(),
  /** Of tables that are printed once a project: its printed name. */
  copy: z.string().default(''),
  row: z.string().min(1).max(400),
  column: z.string(),
  /** An amount with its unit, or a plain number in a column of quantities; null where what is printed is no number. */
  value: z.string().nullable(),
  /** As printed; else as the table would print the value. */
  text: z.string().exactOptional(),
  /** Line of the document, from 1. */
  line: z.int().min(1).exactOptional(),
})

const Ceiling = z.strictObject({
  /** null: of the department, all units together. */
  unit: Code.nullable(),
  kind: z.enum(CEILING_KINDS),
  amount: z.string(),
})

/** Hesuan's own exchange format of a department's budget in one year; see `docs/exchange-format.md`. */
export const BudgetExchange = z.strictObject({
  format: z.literal(EXCHANGE_FORMAT),
  version: z.literal(EXCHANGE_VERSION),
  year: z.int().min(2000).max(2999),
  /** 一上, 一下, 二上 or 二下. */
  round: z.enum(ROUND_NAMES).exactOptional(),
  department: Named,
  /** In the order of publication. */
  units: z.array(Named).min(1).max(5000),
  /** Some may be missing. */
  sections: z.array(Section),
  printed: z.array(Printed).exactOptional(),
  ceilings: z.array(Ceiling).exactOptional(),
})
export type BudgetExchange = z.infer<typeof BudgetExchange>
