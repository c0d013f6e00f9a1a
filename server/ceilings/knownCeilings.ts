import { type Actor, SECTION_RIGHTS } from '@hesuan/shared/workflow/permissions.ts'

/** The department's ceiling is for those who may read all that it is about. */
export const mayKnowDepartmentCeiling = (person: Actor): boolean => SECTION_RIGHTS[person.role].read === 'all'

/** Of ceilings those that a person may know: of the units whose sections they may read; of the department, who may read all. */
export const knownCeilings = <Of extends { readonly unit: string | null }>(
  ceilings: readonly Of[],
  person: Actor,
  mayRead: (unit: string) => boolean,
): readonly Of[] => ceilings.filter(({ unit }) => (unit === null ? mayKnowDepartmentCeiling(person) : mayRead(unit)))
