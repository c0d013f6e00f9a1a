import { useEffect, useRef } from 'react'
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
                <State entry={entry} />
                {entry.project === null ? null : <ProjectAmount open={open} project={entry.project} />}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
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
