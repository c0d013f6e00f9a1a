import type { SignedIn } from '@hesuan/shared/api/session.ts'
import { mayDepartment, SECTION_RIGHTS } from '@hesuan/shared/workflow/permissions.ts'

/** The pages that a person may open, beside the board, which is everybody's. */
export interface Places {
  readonly tables: boolean
  readonly charts: boolean
  readonly findings: boolean
  readonly ceilings: boolean
  readonly history: boolean
  readonly admin: boolean
}

/** By the same table of rights that the server asks. */
export function placesOf({ userId, role, units }: Pick<SignedIn, 'userId' | 'role' | 'units'>): Places {
  const actor = { userId, role, units: units.map(({ code }) => code), disabled: false }
  return {
    tables: mayDepartment(actor, 'consolidation.read'),
    charts: mayDepartment(actor, 'consolidation.read'),
    findings: mayDepartment(actor, 'findings.read'),
    ceilings: mayDepartment(actor, 'consolidation.read'),
    history: SECTION_RIGHTS[role].history !== 'no',
    admin: mayDepartment(actor, 'administration'),
  }
}
