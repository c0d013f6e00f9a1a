import { describe, expect, it } from 'vitest'
import { type Actor, mayDepartment, maySection, type SectionSubject } from './permissions.ts'
import { nextRound } from './rounds.ts'
import {
  act,
  DEPARTMENT_ACTIONS,
  DEPARTMENT_NEXT,
  lockHindrance,
  NEXT,
  ROLES,
  type Role,
  SECTION_ACTIONS,
  SECTION_STATUSES,
} from './transitions.ts'

const actor = (role: Role, units: readonly string[] = ['701002']): Actor => ({
  userId: 'u',
  role,
  units,
  disabled: false,
})
const section: SectionSubject = {
  unitCode: '701002',
  kind: 'unit',
  status: 'draft',
  departmentStatus: 'compiling',
  roundOpen: true,
}

describe('the workflow of a section', () => {
  it('[WFL-1] leads from draft to approved, and back by return and revise', () => {
    expect(act('draft', 'submit')).toEqual({ ok: true, value: 'submitted' })
    expect(act('submitted', 'approve')).toEqual({ ok: true, value: 'approved' })
    expect(act('submitted', 'return')).toEqual({ ok: true, value: 'returned' })
    expect(act('returned', 'revise')).toEqual({ ok: true, value: 'draft' })
  })

  it('[WFL-2] refuses every step that the table does not have', () => {
    for (const from of SECTION_STATUSES) {
      for (const action of SECTION_ACTIONS) {
        const next = NEXT[from][action]
        expect(act(from, action).ok).toBe(next !== null)
      }
    }
  })

  it('[WFL-3] lets accountants write the drafts of their own units alone', () => {
    expect(maySection(actor('accountant'), 'write', section)).toBe(true)
    expect(maySection(actor('accountant', ['701003']), 'write', section)).toBe(false)
    expect(maySection(actor('accountant', ['701003']), 'read', section)).toBe(false)
    for (const status of ['submitted', 'approved', 'returned'] as const) {
      expect(maySection(actor('accountant'), 'write', { ...section, status })).toBe(false)
    }
  })

  it('[WFL-4] lets nobody write where the department is locked or the round closed', () => {
    for (const role of ROLES) {
      expect(maySection(actor(role), 'write', { ...section, departmentStatus: 'locked' })).toBe(false)
      expect(maySection(actor(role), 'write', { ...section, roundOpen: false })).toBe(false)
    }
  })

  it('[CMT-1] lets people of the unit and the head comment in every state of the section, and nobody else', () => {
    for (const status of ['draft', 'submitted', 'returned', 'approved'] as const) {
      for (const departmentStatus of ['compiling', 'locked', 'published'] as const) {
        const subject = { ...section, status, departmentStatus }
        expect(maySection(actor('accountant'), 'comment', subject)).toBe(true)
        expect(maySection(actor('accountant', ['701003']), 'comment', subject)).toBe(false)
        expect(maySection(actor('unitHead'), 'comment', subject)).toBe(true)
        expect(maySection(actor('departmentHead', []), 'comment', subject)).toBe(true)
        expect(maySection(actor('auditor', []), 'comment', subject)).toBe(false)
        expect(maySection(actor('admin', []), 'comment', subject)).toBe(false)
      }
    }
    // Nothing in a round that is over ever changes.
    expect(maySection(actor('departmentHead', []), 'comment', { ...section, roundOpen: false })).toBe(false)
  })

  it('[WFL-5] auditors read everything and write nothing; admins see no figures', () => {
    expect(maySection(actor('auditor', []), 'history', section)).toBe(true)
    for (const what of ['write', ...SECTION_ACTIONS] as const) {
      expect(maySection(actor('auditor', ['701002']), what, section)).toBe(false)
      expect(maySection(actor('admin', ['701002']), what, section)).toBe(false)
    }
    expect(maySection(actor('admin', ['701002']), 'read', section)).toBe(false)
    expect(mayDepartment(actor('admin'), 'consolidation.read')).toBe(false)
    expect(mayDepartment(actor('auditor'), 'consolidation.read')).toBe(true)
  })

  it('[WAV-4] lets the unit explain and the head decide in every state of a section, as long as its budget is compiled', () => {
    for (const status of SECTION_STATUSES) {
      const subject = { ...section, status }
      expect(maySection(actor('accountant'), 'explain', subject)).toBe(true)
      expect(maySection(actor('accountant', ['701003']), 'explain', subject)).toBe(false)
      expect(maySection(actor('accountant'), 'decide', subject)).toBe(false)
      expect(maySection(actor('departmentHead', []), 'explain', subject)).toBe(false)
      expect(maySection(actor('departmentHead', []), 'decide', subject)).toBe(true)
      for (const what of ['explain', 'decide'] as const) {
        expect(maySection(actor('auditor', ['701002']), what, subject)).toBe(false)
        expect(maySection(actor('admin', ['701002']), what, subject)).toBe(false)
      }
    }
    expect(maySection(actor('accountant'), 'explain', { ...section, roundOpen: false })).toBe(false)
    expect(maySection(actor('departmentHead', []), 'decide', { ...section, departmentStatus: 'locked' })).toBe(false)
  })

  it('[WFL-14] leads a budget from compiling over locked to published, and back by reopening alone', () => {
    expect(DEPARTMENT_NEXT.compiling).toEqual({ lock: 'locked', publish: null, reopen: null })
    expect(DEPARTMENT_NEXT.locked).toEqual({ lock: null, publish: 'published', reopen: 'compiling' })
    expect(DEPARTMENT_NEXT.published).toEqual({ lock: null, publish: null, reopen: 'compiling' })
    expect(lockHindrance(['approved', 'submitted', 'draft'], 0)).toEqual({ kind: 'not-approved', sections: 2 })
    expect(lockHindrance(['approved'], 3)).toEqual({ kind: 'open-errors', errors: 3 })
    expect(lockHindrance(['approved', 'approved'], 0)).toBeNull()
    for (const role of ROLES) {
      for (const action of DEPARTMENT_ACTIONS) {
        expect(mayDepartment(actor(role), `department.${action}`)).toBe(role === 'departmentHead')
      }
      expect(mayDepartment(actor(role), 'rounds.open')).toBe(role === 'departmentHead')
    }
  })

  it('[RND-7] has four rounds a year, in their order', () => {
    expect(nextRound(1)).toEqual({ name: '一下', position: 2 })
    expect(nextRound(3)).toEqual({ name: '二下', position: 4 })
    expect(nextRound(4)).toBeNull()
  })

  it('[WFL-6] gives a disabled person nothing at all', () => {
    for (const role of ROLES) expect(maySection({ ...actor(role), disabled: true }, 'read', section)).toBe(false)
  })
})
