import type { YearSums } from '@hesuan/shared/api/workflow.ts'
import { sectionTotals } from '@hesuan/shared/consolidation/sectionFigures.ts'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import type { Queryable } from '../storage/database.ts'
import { allRounds, roundOf } from '../storage/departments.ts'

/** What each year's latest round comes to, as its sections are now; the latest year first. */
export async function yearSums(read: Queryable, views: DepartmentViews): Promise<YearSums> {
  const latest = new Map<number, string>()
  for (const { id, year } of await allRounds(read)) if (!latest.has(year)) latest.set(year, id)
  const years: YearSums['years'] = []
  for (const [year, id] of latest) {
    const round = await roundOf(read, id)
    const { source } = await views.view(round, 'live')
    years.push({
      year,
      round: { id, name: round.name },
      units: round.units.map(({ code, name }) => ({ code, name, ...amounts(sectionTotals(source, code)) })),
      department: amounts(sectionTotals(source, undefined)),
    })
  }
  return { years }
}

const amounts = ({ income, expenditure, basic, project }: ReturnType<typeof sectionTotals>) => ({
  income,
  expenditure,
  basic,
  project,
})
