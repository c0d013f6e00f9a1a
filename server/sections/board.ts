import type { Board, BoardSection } from '@hesuan/shared/api/board.ts'
import { sectionTotals } from '@hesuan/shared/consolidation/sectionFigures.ts'
import { type Actor, mayDepartment, maySection } from '@hesuan/shared/workflow/permissions.ts'
import type { CollabService } from '../collab/collabService.ts'
import type { DepartmentView } from '../consolidation/departmentView.ts'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import { isOf } from '../consolidation/openFindings.ts'
import type { Queryable } from '../storage/database.ts'
import { currentRound } from '../storage/departments.ts'
import { type StandingReturn, standingReturns } from '../storage/sectionSteps.ts'
import { type Section, sectionsOf } from '../storage/sections.ts'
import { type CurrentSubmission, currentSubmissions } from '../storage/submissions.ts'
import { mayDo } from './mayDo.ts'

interface BoardParts {
  readonly read: Queryable
  readonly views: DepartmentViews
  readonly collab: Pick<CollabService, 'peopleIn'>
}

/** The department's board as this person may see it; null where there is no department yet. */
export async function boardFor(person: Actor, { read, views, collab }: BoardParts): Promise<Board | null> {
  const round = await currentRound(read)
  if (round === null) return null
  const sections = await sectionsOf(read, round.id)
  const submissions = await currentSubmissions(read, round.id)
  const returned = await standingReturns(
    read,
    sections.map(({ id }) => id),
  )
  // Whoever administers the system sees no budget figures.
  const view = mayDepartment(person, 'consolidation.read') ? await views.view(round, 'live') : null
  return {
    department: round.department,
    year: round.year,
    round: { id: round.id, name: round.name },
    sections: sections.map((section) =>
      boardSection(person, section, {
        view,
        submission: submissions.find(({ sectionId }) => sectionId === section.id) ?? null,
        returned: returned.get(section.id) ?? null,
        online: collab.peopleIn(section.id),
      }),
    ),
  }
}

function boardSection(
  person: Actor,
  section: Section,
  {
    view,
    submission,
    returned,
    online,
  }: {
    readonly view: DepartmentView | null
    readonly submission: CurrentSubmission | null
    readonly returned: StandingReturn | null
    readonly online: readonly string[]
  },
): BoardSection {
  const read = maySection(person, 'read', section)
  return {
    id: section.id,
    unitCode: section.unitCode,
    unitName: section.unitName,
    kind: section.kind,
    status: section.status,
    ...figuresOf(section, view),
    submittedAt: submission?.at ?? null,
    submittedBy: submission?.by ?? null,
    returned: read ? returned : null,
    lastEditAt: read ? section.lastEditAt : null,
    lastEditBy: read ? section.lastEditBy : null,
    online: read ? [...online] : [],
    may: { read, write: maySection(person, 'write', section), submit: mayDo(person, 'submit', section) },
  }
}

function figuresOf(section: Section, view: DepartmentView | null) {
  if (view === null) {
    return { income: null, expenditure: null, basic: null, project: null, openErrors: 0, openWarnings: 0 }
  }
  const open = view.outcome().findings.filter((finding) => finding.verdict === 'different' && isOf(finding, section))
  const figures =
    section.kind === 'unit'
      ? sectionTotals(view.source, section.unitCode)
      : { income: null, expenditure: null, basic: null, project: null }
  return {
    ...figures,
    openErrors: open.filter(({ severity }) => severity === 'error').length,
    openWarnings: open.filter(({ severity }) => severity === 'warning').length,
  }
}
