import { z } from 'zod'
import { ROLES } from '../workflow/transitions.ts'

const severity = z.enum(['error', 'warning', 'hint'])
const Username = z.string().min(2).max(32)
const DisplayName = z.string().trim().min(1).max(40)
const UnitCode = z.string().regex(/^\d{3,12}$/)

export const AdminUser = z.object({
  userId: z.string(),
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  /** Unit codes. */
  units: z.array(z.string()),
  disabled: z.boolean(),
})
export type AdminUser = z.infer<typeof AdminUser>

/** Rules by their parts, with what the department has set for a year. */
export const AdminRule = z.object({
  rule: z.string(),
  /** Blank for a rule about words. */
  part: z.string(),
  title: z.string(),
  /** What it compares; blank for a rule about words. */
  compares: z.string(),
  explain: z.string(),
  enabled: z.boolean(),
  severity,
  /** As the template has it. */
  usualSeverity: severity,
  /** What a difference may be, in 元, and still not count; null where the template allows something else, or nothing is compared. */
  tolerance: z.string().nullable(),
  /** The number that the rule multiplies with; null where it has none. */
  parameter: z.string().nullable(),
  usualParameter: z.string().nullable(),
  /** Whether a tolerance in 元 can be set. */
  arithmetic: z.boolean(),
})
export type AdminRule = z.infer<typeof AdminRule>

export const AdminEvent = z.object({
  id: z.number().int(),
  action: z.string(),
  subject: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  by: z.string(),
  at: z.string(),
})
export type AdminEvent = z.infer<typeof AdminEvent>

export const Administration = z.object({
  users: z.array(AdminUser),
  units: z.array(z.object({ code: z.string(), name: z.string() })),
  /** The latest first. */
  years: z.array(
    z.object({
      year: z.number().int(),
      templateYear: z.number().int(),
      status: z.enum(['compiling', 'locked', 'published']),
      /** Their names, and whether they are open. */
      rounds: z.array(z.object({ name: z.string(), open: z.boolean() })),
    }),
  ),
  /** Newest first. */
  events: z.array(AdminEvent),
})
export type Administration = z.infer<typeof Administration>

export const AdminRules = z.object({ year: z.number().int(), rules: z.array(AdminRule) })
export type AdminRules = z.infer<typeof AdminRules>

export const NewAdminUser = z.object({
  username: Username,
  displayName: DisplayName,
  role: z.enum(ROLES),
  units: z.array(UnitCode).max(500),
})
export const ChangeAdminUser = NewAdminUser.omit({ username: true })
/** Shown to the administrator once, and kept nowhere in clear. */
export const OneTimePassword = z.object({ username: z.string(), password: z.string() })
export type OneTimePassword = z.infer<typeof OneTimePassword>
export const AdminUserParams = z.object({ username: Username })
export const NewUnit = z.object({ code: UnitCode, name: DisplayName })
export const UnitParams = z.object({ code: UnitCode })
export const RenameUnit = NewUnit.pick({ name: true })
export const YearParams = z.object({ year: z.coerce.number().int().min(2000).max(2200) })
export const SetRule = z.object({
  rule: z.string().max(8),
  /** Those that are set alike; the one of a rule about words is blank. */
  parts: z.array(z.string().max(40)).min(1).max(2000),
  enabled: z.boolean(),
  /** Null: as the template has it. */
  severity: severity.nullable(),
  /** 元. */
  tolerance: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,2})?$/)
    .nullable(),
  parameter: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6})?$/)
    .nullable(),
})
export type SetRule = z.infer<typeof SetRule>

export const RuleSettingText = z.object({
  rule: z.string(),
  part: z.string(),
  enabled: z.boolean(),
  severity: severity.nullable(),
  tolerance: z.object({ kind: z.literal('amount'), yuan: z.string() }).nullable(),
  parameter: z.string().nullable(),
})
