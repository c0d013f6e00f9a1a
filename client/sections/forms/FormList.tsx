import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { useEffect, useRef } from 'react'
import { texts as conflictTexts } from '../conflicts/texts.ts'
import { useWatched } from '../useWatched.ts'
import type { FormEntry } from './formEntries.ts'
import type { OpenForms } from './openForms.ts'
import { ProjectAmount } from './ProjectFacts.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenForms
  readonly entries: readonly FormEntry[]
  readonly chosen: FormEntry | null
}

/** The projects of the section, with their amounts and what their forms still lack. */
export function FormList({ open, entries, chosen }: Props) {
  const current = useRef<HTMLButtonElement>(null)
  const { controller } = open
  useEffect(() => {
    controller.focusList = () => current.current?.focus()
  }, [controller])
  useEffect(() => {
    if (chosen !== null) current.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const projects = new Set(entries.map(({ project }) => project).filter((project) => project !== null))
  const contested = contestedForms(open, useWatched(open.conflicts).keys())
  const filled = new Set(entries.filter(({ form }) => form !== null).map(({ project }) => project))
  return (
    <nav className="form-list" aria-label={texts.list}>
      <p>{texts.summary([...filled].filter((project) => project !== null).length, projects.size)}</p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.key}>
            <button
              ref={entry.key === chosen?.key ? current : undefined}
              type="button"
              aria-current={entry.key === chosen?.key ? 'true' : undefined}
              onClick={() => open.choose(entry.key)}
            >
              <span className="form-list-name">{entry.name}</span>
              <span className="form-list-line">
                {entry.form !== null && contested.has(entry.form) ? (
                  <span className="tag" data-tone="warning">
                    {conflictTexts.inList}
                  </span>
                ) : (
                  <State entry={entry} />
                )}
                {entry.project === null ? null : <ProjectAmount open={open} project={entry.project} />}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The forms in which something waits to be settled, in their own fields or in those of their indicators. */
function contestedForms({ plan, context }: OpenForms, cells: Iterable<string>): ReadonlySet<string> {
  const { forms, indicators } = plan
  const found = new Set<string>()
  for (const cell of cells) {
    const place = parseCellKey(cell)
    if (place?.sheet === forms.sheet) found.add(place.row)
    else if (place?.sheet === indicators.sheet) found.add(context.cell(place.row, indicators.form))
  }
  return found
}

function State({ entry: { form, gaps } }: { readonly entry: FormEntry }) {
  if (form === null) return <span className="tag">{texts.noForm}</span>
  return gaps.length === 0 ? (
    <span className="tag" data-tone="success">
      {texts.complete}
    </span>
  ) : (
    <span className="tag" data-tone="warning">
      {texts.lacks(gaps.length)}
    </span>
  )
}
