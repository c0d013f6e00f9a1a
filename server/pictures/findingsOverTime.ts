import type { FindingsOverTime } from '@hesuan/shared/api/pictures.ts'
import type { Actor } from '@hesuan/shared/workflow/permissions.ts'
import { mayKnowDepartmentCeiling } from '../ceilings/knownCeilings.ts'
import { rulesAboutCeilings } from '../consolidation/aboutCeilings.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import { readableUnits } from '../sections/readableUnits.ts'
import { consolidationFindings, consolidationsOf } from '../storage/consolidations.ts'
import type { Queryable } from '../storage/database.ts'
import type { CurrentRound } from '../storage/departments.ts'
import { sectionsOf } from '../storage/sections.ts'
import { countStored, type FindingCount, readCounts } from './findingCounts.ts'

/** The findings of a round from submission to submission, of them those that this person may know of. */
export async function findingsOverTime(read: Queryable, round: CurrentRound, person: Actor): Promise<FindingsOverTime> {
  const sections = await sectionsOf(read, round.id)
  const mayRead = readableUnits(person, sections)
  const mayKnowCeiling = mayKnowDepartmentCeiling(person)
  // As in the list of findings: what concerns the department is for everybody here, but for its ceiling.
  const isKnown = ({ unit, ceiling }: FindingCount): boolean =>
    unit === null ? mayKnowCeiling || !ceiling : mayRead(unit)
  const aboutCeilings = rulesAboutCeilings(templateFor(round.templateYear))
  const points: FindingsOverTime['points'][number][] = []
  for (const { id, at, submitted, countsJson } of await consolidationsOf(read, round.id)) {
    const counts =
      countsJson === null ? countStored(await consolidationFindings(read, id), aboutCeilings) : readCounts(countsJson)
    const known = counts.filter(isKnown)
    const of = (severity: FindingCount['severity']) =>
      known.reduce((sum, one) => (one.severity === severity ? sum + one.count : sum), 0)
    const unitName = sections.find(({ unitCode }) => unitCode === submitted?.unitCode)?.unitName
    points.push({
      at,
      submitted: submitted === null ? null : { ...submitted, unitName: unitName ?? submitted.unitCode },
      errors: of('error'),
      warnings: of('warning'),
      hints: of('hint'),
    })
  }
  return { points, complete: mayKnowCeiling && sections.every(({ unitCode }) => mayRead(unitCode)) }
}
