import type { FormLine, PublishedDocument, Unit } from './document.ts'
import { narrativeItems } from './narrativeItems.ts'
import type { Project } from './projectLedger.ts'
import { likeness, matchProject } from './projectMatch.ts'

export type ProjectClass = 'operating' | 'specific'

/** What the sources say about the class of a project. */
export interface ClassOfProject {
  readonly value: ProjectClass
  /** One Chinese clause where the sources disagree or are silent; null where they agree. */
  readonly doubt: string | null
}

/** The projects that the overall performance table names under each class of expenditure. */
export function classesNamed(
  document: PublishedDocument,
  projects: readonly Project[],
): ReadonlyMap<Project, ReadonlySet<ProjectClass>> {
  const named = new Map<Project, Set<ProjectClass>>()
  for (const { cells } of document.tasks) {
    const value = cells['class']
    if (value !== 'operating' && value !== 'specific') continue
    for (const item of narrativeItems(cells['content'] ?? '')) {
      const unit = item.heading === null ? null : unitMeant(item.heading, document.units)
      const candidates = unit === null ? projects : projects.filter((project) => project.unit === unit.code)
      const match = matchProject(item.name, candidates, ({ funds }) => Object.values(funds).includes(item.amount))
      if (match === null) continue
      const classes = named.get(match.project)
      if (classes === undefined) named.set(match.project, new Set([value]))
      else classes.add(value)
    }
  }
  return named
}

/** A project that the table names as a specific target, or that has a performance form, is one; the others are not. */
export function classOfProject(
  named: ReadonlySet<ProjectClass> | undefined,
  form: FormLine | undefined,
): ClassOfProject {
  const [isOperating, isSpecific] = [named?.has('operating') === true, named?.has('specific') === true]
  const value = isSpecific || form !== undefined ? 'specific' : 'operating'
  if (isOperating && isSpecific) return { value, doubt: '整体绩效目标表把它同时列为其他运转类和特定目标类' }
  if (isOperating && form !== undefined) return { value, doubt: '整体绩效目标表列为其他运转类，但它有绩效目标表' }
  if (isSpecific && form === undefined) return { value, doubt: '整体绩效目标表列为特定目标类，但它没有绩效目标表' }
  if (!isOperating && !isSpecific) {
    return { value, doubt: `整体绩效目标表没有列出它，而它${form === undefined ? '没有' : '有'}绩效目标表` }
  }
  return { value, doubt: null }
}

/** The unit whose name is most like a heading of the narrative; null where none is like it, or two are equally. */
function unitMeant(heading: string, units: readonly Unit[]): Unit | null {
  const [best, next] = units
    .map((unit) => ({ unit, score: likeness(heading, unit.name) }))
    .sort((a, b) => b.score - a.score)
  if (best === undefined || best.score === 0 || best.score === next?.score) return null
  return best.unit
}
