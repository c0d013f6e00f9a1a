import { useQuery } from '@tanstack/react-query'
import { Dropdown } from 'antd'
import { Link, useLocation } from 'react-router'
import { boardQuery } from '../review/board/boardQuery.ts'
import { sectionPath } from '../ui/cellPath.ts'
import { texts } from './texts.ts'
import { useUnsent } from './unsent.ts'

/** Says on every page which sections have edits that wait in this browser, and leads there; an open one says so itself. */
export function UnsentNote() {
  const { data: board } = useQuery(boardQuery(null))
  const { pathname } = useLocation()
  const isOpen = (section: string) => `${pathname}/`.startsWith(`${sectionPath(section)}/`)
  const waiting = useUnsent()
    .filter(({ section }) => !isOpen(section))
    .map(({ section, name, edits }) => ({
      section,
      name: name ?? board?.sections.find(({ id }) => id === section)?.unitName ?? section,
      edits,
    }))
  const [one, ...more] = waiting
  const all = waiting.reduce((sum, { edits }) => sum + edits, 0)
  return (
    <output className="unsent-note" aria-live="polite">
      {one === undefined ? null : more.length === 0 ? (
        <Link to={sectionPath(one.section)} title={texts.unsent.hint(one.name)}>
          {texts.unsent.note(one.edits)}
        </Link>
      ) : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: waiting.map(({ section, name, edits }) => ({
              key: section,
              label: <Link to={sectionPath(section)}>{texts.unsent.noteOf(name, edits)}</Link>,
            })),
          }}
        >
          <button type="button">{texts.unsent.note(all)} ▾</button>
        </Dropdown>
      )}
    </output>
  )
}
