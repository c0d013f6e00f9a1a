import type { Basis, ConsolidationSource } from '@hesuan/shared/api/consolidation.ts'
import { withRuleSettings } from '@hesuan/shared/checks/ruleSettings.ts'
import type { Summary } from '@hesuan/shared/consolidation/measure.ts'
import type { PrintedFigure } from '@hesuan/shared/consolidation/publishedTable.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'
import type { Template } from '@hesuan/shared/template/template.ts'
import { templateOf } from '@hesuan/shared/template/templates.ts'
import type { CollabService } from '../collab/collabService.ts'
import { ruleSettings } from '../storage/administration.ts'
import { currentCeilings } from '../storage/ceilings.ts'
import type { Queryable } from '../storage/database.ts'
import type { CurrentRound } from '../storage/departments.ts'
import { printedFigures } from '../storage/printedFigures.ts'
import { type Section, sectionsOf } from '../storage/sections.ts'
import { type CurrentSubmission, currentSubmissions, snapshotJson, summaryOf } from '../storage/submissions.ts'
import { parseSnapshot } from './canonicalSnapshot.ts'
import { type DepartmentView, departmentView } from './departmentView.ts'
import { FollowedDepartment, figuresOf } from './followedDepartment.ts'

/** The department as the drafts are now, or as it was submitted. */
export interface DepartmentViews {
  view(round: CurrentRound, basis: Basis): Promise<DepartmentView>
}

/** Old rounds are looked at now and then; each view holds all rows of a department. */
const MOST_KEPT = 6

/**
 * Remembers the latest views, of a round and a basis each: as long as nothing was edited or submitted, whoever asks gets the same.
 */
export function createDepartmentViews(
  read: Queryable,
  collab: Pick<CollabService, 'liveRows'>,
  clock: () => Date,
): DepartmentViews {
  const latest = new Map<string, Latest>()
  return {
    view: async (round, basis) => {
      const sections = await sectionsOf(read, round.id)
      const submissions = await currentSubmissions(read, round.id)
      const ceilings = await currentCeilings(read, round.id)
      const settings = await ruleSettings(read, round.department.code, round.year)
      const key = keyOf(round, basis, sections, submissions, [ceilings, settings])
      const place = `${round.id}|${basis}`
      const known = latest.get(place)
      if (known?.key === key) return known.view
      const at = clock().toISOString()
      const rules = JSON.stringify(settings)
      // What was known by other rules holds no more; by the same ones the template stays the same object.
      const same = known?.rules === rules ? known : null
      const followed = same?.followed ?? new FollowedDepartment()
      const template = same?.template ?? withRuleSettings(templateFor(round.templateYear), settings)
      const moment = { round, sections, submissions, at, followed, template }
      const view = basis === 'live' ? liveView(read, collab, moment) : submittedView(read, moment)
      // The one that was asked for last is the last to go.
      latest.delete(place)
      latest.set(place, { key, view, followed, rules, template })
      for (const [oldest] of latest) if (latest.size > MOST_KEPT) latest.delete(oldest)
      // A failure is no view to keep, what was made after it is; whoever asked gets the error.
      view.catch(() => {
        if (latest.get(place)?.view === view) latest.delete(place)
      })
      return view
    },
  }
}

interface Latest {
  readonly key: string
  readonly view: Promise<DepartmentView>
  readonly followed: FollowedDepartment
  /** The settings that it was computed by. */
  readonly rules: string
  readonly template: Template
}

interface Moment {
  readonly round: CurrentRound
  readonly sections: readonly Section[]
  readonly submissions: readonly CurrentSubmission[]
  readonly at: string
  /** What was known of the same round and basis before; absent: it is computed as a whole. */
  readonly followed?: FollowedDepartment
  /** With the settings of its rules; absent: they are read. */
  readonly template?: Template
}

/** Everything that a view is made from, by name: an edit raises the head, a submission has its id. */
const keyOf = (
  round: CurrentRound,
  basis: Basis,
  sections: readonly Section[],
  submissions: readonly CurrentSubmission[],
  decided: readonly (readonly { readonly id: number }[])[],
): string =>
  JSON.stringify([
    round,
    sections.map(({ id, epoch, head, status }) => [id, status, ...(basis === 'live' ? [epoch, head] : [])]),
    submissions.map(({ id }) => id),
    decided.map((list) => list.map(({ id }) => id)),
  ])

async function liveView(
  read: Queryable,
  collab: Pick<CollabService, 'liveRows'>,
  moment: Moment,
): Promise<DepartmentView> {
  const snapshots: SectionSnapshot[] = []
  for (const { id, unitCode, kind, precision } of moment.sections) {
    snapshots.push({ unitCode, kind, precision, rows: await collab.liveRows(id) })
  }
  return viewOf(read, moment, snapshots, new Map(), () => true)
}

/** The binding view: made from stored snapshots and summaries alone. */
export async function submittedView(read: Queryable, moment: Moment): Promise<DepartmentView> {
  const snapshots: SectionSnapshot[] = []
  const summaries = new Map<string, Summary>()
  for (const { id, unitCode, precision } of moment.sections) {
    const submission = moment.submissions.find(({ sectionId }) => sectionId === id)
    if (submission === undefined) continue
    snapshots.push(parseSnapshot(await snapshotJson(read, submission.snapshotId)))
    summaries.set(unitCode, await summaryOf(read, submission.id, precision))
  }
  const included = new Set(moment.submissions.map(({ sectionId }) => sectionId))
  return viewOf(read, moment, snapshots, summaries, (id) => included.has(id))
}

async function viewOf(
  read: Queryable,
  { round, sections, submissions, at, followed, template: known }: Moment,
  snapshots: readonly SectionSnapshot[],
  summaries: ReadonlyMap<string, Summary>,
  included: (sectionId: string) => boolean,
): Promise<DepartmentView> {
  const printed: readonly PrintedFigure[] = await printedFigures(read, round.department.code, round.year)
  const ceilings = await currentCeilings(read, round.id)
  const { code, name } = round.department
  const settings = await ruleSettings(read, round.department.code, round.year)
  const template = known ?? withRuleSettings(templateFor(round.templateYear), settings)
  const input = { year: round.year, department: { code, name }, units: round.units, snapshots, printed, ceilings }
  const figures =
    followed === undefined ? figuresOf(template, input, summaries) : followed.take(template, input, summaries)
  return departmentView(figures, {
    settings,
    input,
    sources: sections.map(
      (section): ConsolidationSource => ({
        sectionId: section.id,
        unitCode: section.unitCode,
        unitName: section.unitName,
        status: section.status,
        submittedAt: submissions.find(({ sectionId }) => sectionId === section.id)?.at ?? null,
        included: included(section.id),
      }),
    ),
    at,
  })
}

/** The template of a fiscal year that is in the database; one without is a mistake of whoever set the year up. */
export function templateFor(year: number): Template {
  const template = templateOf(year)
  if (template === null) throw new Error(`there is no template for ${year}`)
  return template
}
