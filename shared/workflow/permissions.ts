import type { SectionKind } from '../template/ids.ts'
import type { DepartmentStatus, Role, SectionAction, SectionStatus } from './transitions.ts'

/** Everything that a person can do to something; every way in asks `may`. */
export type Permission =
  | 'section.read'
  | 'section.write'
  | 'section.comment'
  | 'section.explain'
  | 'section.decide'
  | `section.${SectionAction}`
  | 'consolidation.read'
  | 'findings.read'
  | 'history.read'
  | 'ceilings.issue'
  | 'department.lock'
  | 'department.publish'
  | 'department.reopen'
  | 'rounds.open'
  | 'years.open'
  | 'administration'

export interface Actor {
  readonly userId: string
  readonly role: Role
  /** Unit codes that the person belongs to. */
  readonly units: readonly string[]
  readonly disabled: boolean
}

export interface SectionSubject {
  readonly unitCode: string
  readonly kind: SectionKind
  readonly status: SectionStatus
  readonly departmentStatus: DepartmentStatus
  /** False for a round that is closed: nothing in it ever changes. */
  readonly roundOpen: boolean
}

type Scope = 'all' | 'own' | 'department' | 'no'

/**
 * What can be done to a section. Whoever may comment, explain a warning or decide of an explanation may do so in every
 * state: who can't write must be able to speak.
 */
export type SectionRight = 'read' | 'write' | 'comment' | 'explain' | 'decide' | SectionAction | 'history'

/** Whose sections a role may do a thing to. `department`: the department's own section alone. */
export const SECTION_RIGHTS = {
  accountant: {
    read: 'own',
    write: 'own',
    submit: 'own',
    withdraw: 'no',
    return: 'no',
    approve: 'no',
    revise: 'own',
    comment: 'own',
    explain: 'own',
    decide: 'no',
    history: 'own',
  },
  unitHead: {
    read: 'own',
    write: 'own',
    submit: 'own',
    withdraw: 'own',
    return: 'no',
    approve: 'no',
    revise: 'own',
    comment: 'own',
    explain: 'own',
    decide: 'no',
    history: 'own',
  },
  departmentHead: {
    read: 'all',
    write: 'department',
    submit: 'department',
    withdraw: 'department',
    return: 'all',
    approve: 'all',
    revise: 'department',
    comment: 'all',
    explain: 'department',
    decide: 'all',
    history: 'all',
  },
  auditor: {
    read: 'all',
    write: 'no',
    submit: 'no',
    withdraw: 'no',
    return: 'no',
    approve: 'no',
    revise: 'no',
    comment: 'no',
    explain: 'no',
    decide: 'no',
    history: 'all',
  },
  admin: {
    read: 'no',
    write: 'no',
    submit: 'no',
    withdraw: 'no',
    return: 'no',
    approve: 'no',
    revise: 'no',
    comment: 'no',
    explain: 'no',
    decide: 'no',
    history: 'no',
  },
} as const satisfies Record<Role, Record<SectionRight, Scope>>

/** What a role may do beyond single sections. */
export const DEPARTMENT_RIGHTS = {
  accountant: {
    'consolidation.read': true,
    'findings.read': true,
    'ceilings.issue': false,
    'department.lock': false,
    'department.publish': false,
    'department.reopen': false,
    'rounds.open': false,
    'years.open': false,
    administration: false,
  },
  unitHead: {
    'consolidation.read': true,
    'findings.read': true,
    'ceilings.issue': false,
    'department.lock': false,
    'department.publish': false,
    'department.reopen': false,
    'rounds.open': false,
    'years.open': false,
    administration: false,
  },
  departmentHead: {
    'consolidation.read': true,
    'findings.read': true,
    'ceilings.issue': true,
    'department.lock': true,
    'department.publish': true,
    'department.reopen': true,
    'rounds.open': true,
    'years.open': true,
    administration: false,
  },
  auditor: {
    'consolidation.read': true,
    'findings.read': true,
    'ceilings.issue': false,
    'department.lock': false,
    'department.publish': false,
    'department.reopen': false,
    'rounds.open': false,
    'years.open': false,
    administration: false,
  },
  admin: {
    'consolidation.read': false,
    'findings.read': false,
    'ceilings.issue': false,
    'department.lock': false,
    'department.publish': false,
    'department.reopen': false,
    'rounds.open': false,
    'years.open': true,
    administration: true,
  },
} as const satisfies Record<Role, Record<Exclude<Permission, `section.${string}` | 'history.read'>, boolean>>

/** Whether the person may do a thing to a section, in the state that it is in. */
export function maySection(actor: Actor, what: SectionRight, subject: SectionSubject): boolean {
  if (actor.disabled) return false
  const scope: Scope = SECTION_RIGHTS[actor.role][what]
  const inScope =
    scope === 'all' ||
    (scope === 'own' && subject.kind === 'unit' && actor.units.includes(subject.unitCode)) ||
    (scope === 'department' && subject.kind === 'department')
  if (!inScope) return false
  if (what === 'read' || what === 'history') return true
  if (what === 'comment') return subject.roundOpen
  if (!subject.roundOpen || subject.departmentStatus !== 'compiling') return false
  return what !== 'write' || subject.status === 'draft'
}

/** Whether the person may do a thing that concerns the whole department. */
export const mayDepartment = (actor: Actor, what: keyof (typeof DEPARTMENT_RIGHTS)['admin']): boolean =>
  !actor.disabled && DEPARTMENT_RIGHTS[actor.role][what]
