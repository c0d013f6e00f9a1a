import { z } from 'zod'
import { SECTION_STATUSES } from '../workflow/transitions.ts'
import { SectionIdText } from './common.ts'

/** What a return is pinned to: a cell, a finding (by its identity), or the cell where a finding is seen. */
export const ReturnPoint = z.object({
  cell: z.string().max(120).nullable(),
  identity: z.string().max(300).nullable(),
  text: z.string().trim().min(1).max(1000),
})
export type ReturnPoint = z.infer<typeof ReturnPoint>

/** Why a section was given back; told until it is submitted again. */
export const StandingReturn = z.object({
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  points: z.array(ReturnPoint).readonly(),
})
export type StandingReturn = z.infer<typeof StandingReturn>

export const SectionDetail = z.object({
  id: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  kind: z.enum(['unit', 'department']),
  status: z.enum(SECTION_STATUSES),
  /** Of the document; a client of an older one is turned away with close code 4409. */
  epoch: z.number().int(),
  precision: z.enum(['fen', 'wan']),
  year: z.number().int(),
  templateYear: z.number().int(),
  departmentName: z.string(),
  roundId: z.string(),
  roundName: z.string(),
  returned: StandingReturn.nullable(),
  may: z.object({
    write: z.boolean(),
    submit: z.boolean(),
    withdraw: z.boolean(),
    return: z.boolean(),
    approve: z.boolean(),
    revise: z.boolean(),
    history: z.boolean(),
    comment: z.boolean(),
  }),
})
export type SectionDetail = z.infer<typeof SectionDetail>

/** A Yjs clientID that the server has bound to this user and section: set it as `doc.clientID` before the first edit. */
export const ClientIdGrant = z.object({ clientId: z.number().int().min(1).max(0xffffffff) })
export type ClientIdGrant = z.infer<typeof ClientIdGrant>

export const SectionParams = z.object({ id: SectionIdText })

/** The state vector that the submitter sees, base64: the server waits until its document has at least that. */
export const SubmitSection = z.object({ stateVector: z.base64().max(100_000) })
export type SubmitSection = z.infer<typeof SubmitSection>

export const ReturnSection = z.object({
  reason: z.string().trim().min(1).max(1000),
  points: z
    .array(ReturnPoint.refine(({ cell, identity }) => cell !== null || identity !== null))
    .max(200)
    .default([]),
})
export const SectionActionResult = z.object({ id: z.string(), status: z.enum(SECTION_STATUSES) })
export type SectionActionResult = z.infer<typeof SectionActionResult>

export const SubmissionResult = SectionActionResult.extend({
  submissionId: z.string(),
  /** Of the canonical snapshot, lower-case hex. */
  sha256: z.string(),
})
export type SubmissionResult = z.infer<typeof SubmissionResult>
