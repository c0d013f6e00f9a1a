import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { GridColumn } from '../grid/gridSource.ts'
import type { OpenForms } from './openForms.ts'
import { texts } from './texts.ts'
import { useCell } from './useCell.ts'

interface Props {
  readonly open: OpenForms
  readonly project: RowId
}

/** What the project's line comes to. */
export function ProjectAmount({ open, project }: Props) {
  const total = open.projects.columns.find(({ id }) => id === 'total')
  return total === undefined ? null : <ProjectCell open={open} project={project} column={total} />
}

function ProjectCell({ open, project, column }: Props & { readonly column: GridColumn }) {
  return <span className="figure">{useCell(open.projects, project, column.id).text}</span>
}

interface FactsProps extends Props {
  /** Null where there is none yet. */
  readonly form: RowId | null
  /** See `FormsModel`. */
  readonly behind: readonly string[]
  readonly onJump: (cell: string) => void
}

/** What the sheet of the projects says of this one: read here, changed there. */
export function ProjectFacts({ open, project, form, behind, onJump }: FactsProps) {
  const first = open.projects.columns[0]
  return (
    <section className="project-facts" aria-label={texts.facts}>
      <dl>
        {open.projects.columns.slice(1).map((column) => (
          <Fact key={column.id} open={open} project={project} column={column} />
        ))}
      </dl>
      {form === null || behind.length === 0 || !open.writable ? null : (
        <button
          type="button"
          className="button"
          title={texts.carryWhat(behind)}
          onClick={() => open.carryAgain(form, project)}
        >
          {texts.carryAgain(behind.length)}
        </button>
      )}
      <button type="button" className="button" onClick={() => onJump(`${project}:${first?.id ?? ''}`)}>
        {texts.toProject}
      </button>
    </section>
  )
}

function Fact({ open, project, column }: Props & { readonly column: GridColumn }) {
  const text = useCell(open.projects, project, column.id).text
  if (text === '') return null
  return (
    <div>
      <dt>{column.title}</dt>
      <dd className={column.align === 'right' ? 'figure' : undefined}>{text}</dd>
    </div>
  )
}
