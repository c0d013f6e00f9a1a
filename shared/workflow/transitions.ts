import { err, ok, type Result } from '../result.ts'

export type SectionStatus = 'draft' | 'submitted' | 'returned' | 'approved'
export type SectionAction = 'submit' | 'withdraw' | 'return' | 'approve' | 'revise'
export type DepartmentStatus = 'compiling' | 'locked' | 'published'
export type Role = 'accountant' | 'unitHead' | 'departmentHead' | 'auditor' | 'admin'

export const SECTION_STATUSES = [
  'draft',
  'submitted',
  'returned',
  'approved',
] as const satisfies readonly SectionStatus[]
export const SECTION_ACTIONS = [
  'submit',
  'withdraw',
  'return',
  'approve',
  'revise',
] as const satisfies readonly SectionAction[]
export const ROLES = ['accountant', 'unitHead', 'departmentHead', 'auditor', 'admin'] as const satisfies readonly Role[]

/** Where an action leads a section from each state; null: refused. Complete, so a forgotten pair does not compile. */
export const NEXT = {
  draft: { submit: 'submitted', withdraw: null, return: null, approve: null, revise: null },
  submitted: { submit: null, withdraw: 'draft', return: 'returned', approve: 'approved', revise: null },
  returned: { submit: null, withdraw: null, return: null, approve: null, revise: 'draft' },
  approved: { submit: null, withdraw: null, return: 'returned', approve: null, revise: null },
} as const satisfies Record<SectionStatus, Record<SectionAction, SectionStatus | null>>

export interface RefusedTransition {
  readonly kind: 'refused-transition'
  readonly from: SectionStatus
  readonly action: SectionAction
}

/** The state that an action leads to, or why it can't be done. */
export function act(from: SectionStatus, action: SectionAction): Result<SectionStatus, RefusedTransition> {
  const next = NEXT[from][action]
  return next === null ? err({ kind: 'refused-transition', from, action }) : ok(next)
}

/** The steps of a department's budget as a whole. */
export const DEPARTMENT_ACTIONS = ['lock', 'publish', 'reopen'] as const
export type DepartmentAction = (typeof DEPARTMENT_ACTIONS)[number]

/** Where an action leads the budget of a department from each state; null: refused. */
export const DEPARTMENT_NEXT = {
  compiling: { lock: 'locked', publish: null, reopen: null },
  locked: { lock: null, publish: 'published', reopen: 'compiling' },
  published: { lock: null, publish: null, reopen: 'compiling' },
} as const satisfies Record<DepartmentStatus, Record<DepartmentAction, DepartmentStatus | null>>

/** What keeps a budget from being locked; null: nothing does. */
export type LockHindrance =
  | { readonly kind: 'not-approved'; readonly sections: number }
  | { readonly kind: 'open-errors'; readonly errors: number }

/**
 * The head signs what is approved, all of it, and consistent.
 * @param errors of the binding checks, of the department as a whole too
 */
export function lockHindrance(statuses: readonly SectionStatus[], errors: number): LockHindrance | null {
  const waiting = statuses.filter((status) => status !== 'approved').length
  if (waiting > 0) return { kind: 'not-approved', sections: waiting }
  return errors > 0 ? { kind: 'open-errors', errors } : null
}
