import type { SectionDetail, StandingReturn } from '@hesuan/shared/api/section.ts'
import { type Actor, maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { Section } from '../storage/sections.ts'
import { mayDo } from './mayDo.ts'

/** A section, with what this person may do to it now. */
export const sectionDetail = (person: Actor, section: Section, returned: StandingReturn | null): SectionDetail => ({
  id: section.id,
  unitCode: section.unitCode,
  unitName: section.unitName,
  kind: section.kind,
  status: section.status,
  epoch: section.epoch,
  precision: section.precision,
  year: section.year,
  templateYear: section.templateYear,
  departmentName: section.departmentName,
  roundId: section.roundId,
  roundName: section.roundName,
  returned,
  may: {
    write: maySection(person, 'write', section),
    submit: mayDo(person, 'submit', section),
    withdraw: mayDo(person, 'withdraw', section),
    return: mayDo(person, 'return', section),
    approve: mayDo(person, 'approve', section),
    revise: mayDo(person, 'revise', section),
    history: maySection(person, 'history', section),
    comment: maySection(person, 'comment', section),
  },
})
