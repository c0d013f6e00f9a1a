import { z } from 'zod'
import { DEPARTMENT_ACTIONS, SECTION_ACTIONS } from '../workflow/transitions.ts'
import { AmountText } from './common.ts'

export const RoundIdText = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
/** Without it: the round that is being compiled. */
export const RoundQuery = z.object({ round: RoundIdText.optional() })

const Reason = z.string().trim().min(1).max(1000)

/** A step of the budget of a year; only what is reopened wants a reason. */
export const DepartmentStepBody = z.object({ round: RoundIdText, reason: Reason.nullable() })
export const ReopenBody = z.object({ round: RoundIdText, reason: Reason })
export const OpenRoundBody = z.object({ round: RoundIdText })
export const OpenYearBody = z.object({ year: z.number().int().min(2000).max(2200) })
export const DepartmentStepResult = z.object({ round: z.string() })

const WORKFLOW_ACTIONS = [...SECTION_ACTIONS, ...DEPARTMENT_ACTIONS, 'open-round', 'open-year'] as const

/** A step of the workflow: of a section, or of the budget as a whole. */
export const WorkflowStep = z.object({
  /** Unique among all of them. */
  key: z.string(),
  action: z.enum(WORKFLOW_ACTIONS),
  /** Null where it is about the budget as a whole. */
  section: z.object({ id: z.string(), unitName: z.string() }).nullable(),
  /** Display name. */
  by: z.string(),
  at: z.string(),
  /** To whoever may read the section. */
  reason: z.string().nullable(),
})
export type WorkflowStep = z.infer<typeof WorkflowStep>

/** Newest first. */
export const WorkflowSteps = z.object({ steps: z.array(WorkflowStep), more: z.boolean() })
export type WorkflowSteps = z.infer<typeof WorkflowSteps>

const YearAmounts = z.object({
  income: AmountText.nullable(),
  expenditure: AmountText.nullable(),
  basic: AmountText.nullable(),
  project: AmountText.nullable(),
})

/** What each year's latest round comes to, unit by unit; the latest year first. */
export const YearSums = z.object({
  years: z.array(
    z.object({
      year: z.number().int(),
      round: z.object({ id: z.string(), name: z.string() }),
      units: z.array(YearAmounts.extend({ code: z.string(), name: z.string() })),
      department: YearAmounts,
    }),
  ),
})
export type YearSums = z.infer<typeof YearSums>
