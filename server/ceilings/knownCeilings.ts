import { type Actor, SECTION_RIGHTS } from '@hesuan/shared/workflow/permissions.ts'

/** Of ceilings those that a person may know: of the units whose sections they may read; of the department, who may read all. */
export const knownCeilings = <Of extends { readonly unit: string | null }>(
  ceilings: readonly Of[],
  person: Actor,
  mayRead: (unit: string) => boolean,
): readonly Of[] =>
  ceilings.filter(({ unit }) => (unit === null ? SECTION_RIGHTS[person.role].read === 'all' : mayRead(unit)))
