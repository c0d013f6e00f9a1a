import type { Board, BoardSection } from '@hesuan/shared/api/board.ts'
import type { StandingReturn } from '@hesuan/shared/api/section.ts'
import { asksForWords, explainedIn, waiverState, wantsWords } from '@hesuan/shared/checks/waiver.ts'
import { sectionTotals } from '@hesuan/shared/consolidation/sectionFigures.ts'
import { type Actor, mayDepartment, maySection } from '@hesuan/shared/workflow/permissions.ts'
import { nextRound } from '@hesuan/shared/workflow/rounds.ts'
import type { DepartmentAction } from '@hesuan/shared/workflow/transitions.ts'
import type { CollabService } from '../collab/collabService.ts'
import type { DepartmentView } from '../consolidation/departmentView.ts'
import type { DepartmentViews } from '../consolidation/departmentViews.ts'
import { blockingFindings } from '../consolidation/openFindings.ts'
import type { Queryable } from '../storage/database.ts'
import { allRounds, type CurrentRound, roundFor } from '../storage/departments.ts'
import { currentExplanations, type StoredExplanation } from '../storage/explanations.ts'
import { standingReturns } from '../storage/sectionSteps.ts'
import { type Section, sectionsOf } from '../storage/sections.ts'
import { type CurrentSubmission, currentSubmissions } from '../storage/submissions.ts'
import { refuseStep } from '../workflow/departmentStep.ts'
import { refuseNextRound } from '../workflow/openRound.ts'
import { mayDo } from './mayDo.ts'

interface BoardParts {
  readonly read: Queryable
  readonly views: DepartmentViews
  readonly collab: Pick<CollabService, 'peopleIn'>
}

/** The department's board in a round, or the present one, as this person may see it; null where there is no such. */
export async function boardFor(
  person: Actor,
  roundId: string | undefined,
  { read, views, collab }: BoardParts,
): Promise<Board | null> {
  const round = await roundFor(read, roundId)
  if (round === null) return null
  const sections = await sectionsOf(read, round.id)
  const submissions = await currentSubmissions(read, round.id)
  const ids = sections.map(({ id }) => id)
  const returned = await standingReturns(read, ids)
  const explanations = await currentExplanations(read, ids)
  // Whoever administers the system sees no budget figures.
  const view = mayDepartment(person, 'consolidation.read') ? await views.view(round, 'live') : null
  return {
    department: round.department,
    year: round.year,
    round: { id: round.id, name: round.name, open: round.open },
    templateYear: round.templateYear,
    rounds: await allRounds(read),
    may: {
      lock: mayStep(person, round, 'lock'),
      publish: mayStep(person, round, 'publish'),
      reopen: mayStep(person, round, 'reopen'),
      openRound:
        mayDepartment(person, 'rounds.open') && refuseNextRound(round) === null
          ? (nextRound(round.position)?.name ?? null)
          : null,
    },
    sections: sections.map((section) =>
      boardSection(person, section, {
        view,
        explanations: explanations.filter(({ sectionId }) => sectionId === section.id),
        submission: submissions.find(({ sectionId }) => sectionId === section.id) ?? null,
        returned: returned.get(section.id) ?? null,
        online: collab.peopleIn(section.id),
      }),
    ),
  }
}

const mayStep = (person: Actor, round: CurrentRound, action: DepartmentAction): boolean =>
  mayDepartment(person, `department.${action}`) && refuseStep(round, action) === null

function boardSection(
  person: Actor,
  section: Section,
  {
    view,
    explanations,
    submission,
    returned,
    online,
  }: {
    readonly view: DepartmentView | null
    readonly explanations: readonly StoredExplanation[]
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
    ...figuresOf(section, view, explanations),
    submittedAt: submission?.at ?? null,
    submittedBy: submission?.by ?? null,
    returned: read ? returned : null,
    lastEditAt: read ? section.lastEditAt : null,
    lastEditBy: read ? section.lastEditBy : null,
    online: read ? [...online] : [],
    may: { read, write: maySection(person, 'write', section), submit: mayDo(person, 'submit', section) },
  }
}

function figuresOf(section: Section, view: DepartmentView | null, explanations: readonly StoredExplanation[]) {
  if (view === null) {
    return {
      income: null,
      expenditure: null,
      basic: null,
      project: null,
      openErrors: 0,
      openWarnings: 0,
      unexplained: 0,
      pendingExplanations: 0,
    }
  }
  const { findings } = view.outcome()
  const figures =
    section.kind === 'unit'
      ? sectionTotals(view.source, section.unitCode)
      : { income: null, expenditure: null, basic: null, project: null }
  const known = new Map(explanations.map((explanation) => [explanation.identity, explanation]))
  const states = findings
    .filter((finding) => asksForWords(finding) && explainedIn(finding, section.departmentCode) === section.unitCode)
    .map((finding) => waiverState(finding, known.get(finding.identity)))
  return {
    ...figures,
    openErrors: blockingFindings(findings, section).length,
    openWarnings: states.filter((state) => state !== 'agreed').length,
    unexplained: states.filter(wantsWords).length,
    pendingExplanations: states.filter((state) => state === 'pending').length,
  }
}
