import { comparableName } from '../../classification/lookup.ts'
import type { FormLine, PublishedDocument, Unit } from './document.ts'
import type { Project } from './projectLedger.ts'
import { likeness, matchProject, type ProjectMatch } from './projectMatch.ts'
import type { Reader } from './reader.ts'

/** A performance form with the unit whose section it belongs to. */
export interface FormOfUnit {
  readonly form: FormLine
  readonly unit: string
  /** Null where the project could not be found. */
  readonly project: Project | null
}

/** Finds the project of each form, and so its unit; a form without a project goes to the unit that it names. */
export function formsOfUnits(
  document: PublishedDocument,
  projects: readonly Project[],
  reader: Reader,
): readonly FormOfUnit[] {
  const matched = document.forms.map((form) => ({ form, match: matchForm(form, projects) }))
  const taken = new Map<Project, FormLine>()
  return matched.map(({ form, match }): FormOfUnit => {
    if (match === null) {
      const unit = unitNamed(form, matched, document.units)
      const message = `没有找到项目“${form.project}”：绩效目标表保留在单位 ${unit} 中，未关联项目`
      reader.note(form.line, 'T12', 'no-project', message)
      return { form, unit, project: null }
    }
    const { project } = match
    if (match.kind === 'near') reader.note(form.line, 'T12', 'near-name', nearName(form.project, project.name))
    const earlier = taken.get(project)
    if (earlier === undefined) taken.set(project, form)
    else {
      const message = `“${form.project}”与第 ${earlier.line.number} 行的“${earlier.project}”对应同一个项目“${project.name}”`
      reader.note(form.line, 'T12', 'repeated-name', message)
    }
    return { form, unit: project.unit, project }
  })
}

/** What a person reads where a printed name meant a project of a slightly different name. */
export const nearName = (printed: string, ledger: string): string => `“${printed}”按相近名称对应项目“${ledger}”`

function matchForm(form: FormLine, projects: readonly Project[]): ProjectMatch<Project> | null {
  const amount = form.cells['yearTotal']
  return matchProject(
    form.project,
    projects,
    ({ funds }) => amount !== undefined && Object.values(funds).includes(amount),
  )
}

/**
 * The unit that a form names, whose name on forms is often not the register's: the unit of another form that names the
 * same, else the one most alike.
 */
function unitNamed(
  form: FormLine,
  matched: readonly { readonly form: FormLine; readonly match: ProjectMatch<Project> | null }[],
  units: readonly Unit[],
): string {
  const name = comparableName(form.cells['budgetUnit'] ?? '')
  const same = matched.find(
    (other) => other.match !== null && comparableName(other.form.cells['budgetUnit'] ?? '') === name,
  )
  const ranked = units.map((unit) => ({ unit, score: likeness(name, unit.name) })).sort((a, b) => b.score - a.score)
  return same?.match?.project.unit ?? ranked[0]?.unit.code ?? ''
}
