import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import { rowName } from '../sheet/cellText.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { formGaps, type Gap } from './formGaps.ts'
import { texts } from './texts.ts'

/** One line of the list: a project with its form, a project without one, or a form without a project. */
export interface FormEntry {
  /** The form, else the project. */
  readonly key: RowId
  readonly form: RowId | null
  readonly project: RowId | null
  readonly name: string
  /** What the form still lacks, each in one sentence; empty where there is no form at all. */
  readonly gaps: readonly Gap[]
}

/** The sheet that forms refer to their projects in. */
export function projectSheet({ template }: Pick<SheetContext, 'template'>): string {
  const { sheet, project } = template.performance.forms
  const type = columnOf(sheetOf(template, sheet), project)?.type
  if (type?.kind !== 'row') throw new RangeError(`${sheet}.${project} refers to no project`)
  return type.sheet
}

/** Every project of the section in its order, with its forms and what these lack; then the forms without a project. */
export function formEntries(context: SheetContext): readonly FormEntry[] {
  const { forms } = context.template.performance
  const column = columnOf(sheetOf(context.template, forms.sheet), forms.project)
  const show = column?.type.kind === 'row' ? column.type.show : ''
  const all = context.rows(forms.sheet)
  const projects = context.rows(projectSheet(context))
  const nameOf = (project: RowId) => context.cell(project, show) || texts.unnamed
  const withForm = (form: RowId, project: RowId | null, name: string): FormEntry => ({
    key: form,
    form,
    project,
    name,
    gaps: formGaps(form, context),
  })
  const ofProjects = projects.flatMap((project) => {
    const own = all.filter((form) => context.cell(form, forms.project) === project)
    return own.length === 0
      ? [{ key: project, form: null, project, name: nameOf(project), gaps: [] }]
      : own.map((form) => withForm(form, project, nameOf(project)))
  })
  const placed = new Set(ofProjects.map(({ form }) => form))
  const alone = all.filter((form) => !placed.has(form))
  return [
    ...ofProjects,
    ...alone.map((form) => {
      const project = context.cell(form, forms.project)
      return withForm(form, null, project === '' ? texts.noProject : rowName(project, show, context))
    }),
  ]
}
