import '../ui/page.css'
import './history.css'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useRound } from '../app/round.ts'
import { useSession } from '../app/session.tsx'
import { withSearch } from '../review/basis.ts'
import { boardQuery } from '../review/board/boardQuery.ts'
import { orderSections } from '../review/board/sectionOrder.ts'
import { cellPath } from '../ui/cellPath.ts'
import { columnTitle, placeOfKey } from '../ui/cellText.ts'
import { useDocumentTitle } from '../ui/useDocumentTitle.ts'
import { ChangeList } from './ChangeList.tsx'
import { firstToTell } from './firstToTell.ts'
import { texts } from './texts.ts'

type Author = { readonly userId: string; readonly displayName: string }

/** Who changed what and when, in one section; narrowed to a cell or a person where the address says so. */
export function HistoryPage() {
  const round = useRound()
  const { data: board } = useSuspenseQuery(boardQuery(round))
  const session = useSession()
  const [search, setSearch] = useSearchParams()
  const [authors, setAuthors] = useState<ReadonlyMap<string, Author>>(new Map())
  useDocumentTitle(texts.title)
  const sections = useMemo(
    () => orderSections(board.sections, new Set(session.units.map(({ code }) => code))).filter(({ may }) => may.read),
    [board.sections, session.units],
  )
  const section = sections.find(({ id }) => id === search.get('section')) ?? firstToTell(sections, session.units)
  if (section === undefined) return <p className="nothing">{texts.noSection}</p>
  const cell = parseCellKey(search.get('cell') ?? '')?.key ?? null
  const author = search.get('author')
  const choose = (changes: Readonly<Record<string, string | null>>) => setSearch((now) => withSearch(now, changes))
  return (
    <div className="page history">
      <header className="page-head">
        <h1>{texts.title}</h1>
        <Select
          aria-label={texts.section}
          style={{ width: 280 }}
          value={section.id}
          options={sections.map(({ id, unitCode, unitName, kind }) => ({
            value: id,
            label: kind === 'department' ? unitName : `${unitCode} ${unitName}`,
          }))}
          onChange={(id: string) => choose({ section: id, cell: null, author: null })}
        />
        <Select
          aria-label={texts.person}
          style={{ width: 160 }}
          value={author ?? ''}
          options={[
            { value: '', label: texts.anybody },
            ...[...authors.values()].map(({ userId, displayName }) => ({ value: userId, label: displayName })),
          ]}
          onChange={(userId: string) => choose({ author: userId === '' ? null : userId })}
        />
        {cell !== null && (
          <span className="history-cell">
            {texts.onlyCell}
            <Link to={cellPath(section.id, cell)}>{cellName(cell)}</Link>
            <button type="button" onClick={() => choose({ cell: null })}>
              {texts.allCells}
            </button>
          </span>
        )}
      </header>
      <ChangeList
        key={`${section.id}|${cell}|${author}`}
        scope={{ sectionId: section.id, cell, author }}
        onAuthors={(found) => setAuthors((known) => withAuthors(known, found))}
      />
    </div>
  )
}

function cellName(cell: string): string {
  const place = placeOfKey(cell)
  return place === null ? cell : `${place.sheet.title} · ${columnTitle(place.column)}`
}

/** The same map where nobody is new, so that nothing renders again. */
function withAuthors(known: ReadonlyMap<string, Author>, found: readonly Author[]): ReadonlyMap<string, Author> {
  const fresh = found.filter(({ userId }) => !known.has(userId))
  return fresh.length === 0 ? known : new Map([...known, ...fresh.map((author) => [author.userId, author] as const)])
}
