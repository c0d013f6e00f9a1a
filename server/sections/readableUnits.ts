import { type Actor, maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { Section } from '../storage/sections.ts'

/** Whether a person may read the section of a unit. */
export function readableUnits(person: Actor, sections: readonly Section[]): (unit: string) => boolean {
  const units = new Set(
    sections.filter((section) => maySection(person, 'read', section)).map(({ unitCode }) => unitCode),
  )
  return (unit) => units.has(unit)
}
