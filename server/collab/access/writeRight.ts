import { type Actor, maySection, type SectionSubject } from '@hesuan/shared/workflow/permissions.ts'

/** Whether somebody may write a section: now, or were it not for its state, or in no state. */
export type WriteRight = 'granted' | 'frozen' | 'none'

export function writeRight(actor: Actor, subject: SectionSubject): WriteRight {
  if (maySection(actor, 'write', subject)) return 'granted'
  const open: SectionSubject = { ...subject, status: 'draft', departmentStatus: 'compiling', roundOpen: true }
  return maySection(actor, 'write', open) ? 'frozen' : 'none'
}
