import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { ReactNode } from 'react'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { FormGaps } from './FormGaps.tsx'
import { FormHeader } from './FormHeader.tsx'
import type { FormEntry } from './formEntries.ts'
import { IndicatorEditor } from './IndicatorEditor.tsx'
import type { TermRows } from './indicatorRows.ts'
import type { OpenForms } from './openForms.ts'
import { ProjectFacts } from './ProjectFacts.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenForms
  readonly entry: FormEntry
  readonly terms: readonly TermRows[]
  /** See `FormsModel`. */
  readonly behind: readonly string[]
  readonly context: SheetContext
  /** What stands above it on paper. */
  readonly printTitle: ReactNode
  readonly onJump: (cell: string) => void
}

/** One performance form: what the project's line says, header, funds, goals, and the indicators. */
export function FormPage({ open, entry, terms, behind, context, printTitle, onJump }: Props) {
  const { form, project, name, gaps } = entry
  const { template } = context
  const formSheet = sheetOf(template, open.plan.forms.sheet)
  const indicatorSheet = sheetOf(template, open.plan.indicators.sheet)
  const type = indicatorSheet.columns.find(({ id }) => id === open.plan.indicators.term)?.type
  const termName = (term: string) =>
    (type?.kind === 'choice' ? type.options.find(({ value }) => value === term)?.label : undefined) ?? term
  return (
    <article className="form-page" aria-label={name}>
      {printTitle}
      <h2>{name}</h2>
      {project === null ? null : (
        <ProjectFacts open={open} project={project} form={form} behind={behind} onJump={onJump} />
      )}
      {form === null ? (
        <div className="form-none">
          <p>{open.writable ? texts.createWhy : texts.readOnlyNone}</p>
          {open.writable && project !== null ? (
            <button type="button" className="button-primary" onClick={() => open.createForm(project)}>
              {texts.create}
            </button>
          ) : null}
        </div>
      ) : (
        <>
          <FormGaps gaps={gaps} onJump={onJump} />
          <FormHeader open={open} form={form} columns={formSheet.columns} />
          {terms.map((rows) => (
            <IndicatorEditor
              key={`${form}/${rows.term}`}
              open={open}
              form={form}
              rows={rows}
              title={texts.indicators(termName(rows.term))}
              sheet={indicatorSheet}
            />
          ))}
        </>
      )}
    </article>
  )
}
