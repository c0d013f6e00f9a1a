import '../../ui/page.css'
import './findings.css'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useRound } from '../../app/round.ts'
import { ExplanationBook } from '../../explanations/explanationBook.ts'
import { explanationsQuery } from '../../explanations/explanationsQuery.ts'
import { timeText } from '../../ui/timeText.ts'
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts'
import { BasisSwitch } from '../BasisSwitch.tsx'
import { basisOf, withSearch } from '../basis.ts'
import { boardQuery } from '../board/boardQuery.ts'
import { texts as tableTexts } from '../tables/texts.ts'
import { CheckList } from './CheckList.tsx'
import { Filters } from './Filters.tsx'
import { FindingDetail } from './FindingDetail.tsx'
import { checkItems, filterOf, matchesFilter } from './findingItem.ts'
import { findingsQuery } from './findingsQuery.ts'
import { texts } from './texts.ts'

/** What the cross-checks found: how many ran and how they ended, each with both sides and the way to their cells. */
export function FindingsPage() {
  const [search, setSearch] = useSearchParams()
  const basis = basisOf(search)
  const round = useRound()
  const { data: view } = useSuspenseQuery(findingsQuery(useDeferredValue(basis), round))
  const { data: board } = useSuspenseQuery(boardQuery(round))
  const { data: said } = useSuspenseQuery(explanationsQuery({ round }))
  useDocumentTitle(texts.title)
  const book = useMemo(() => new ExplanationBook(said), [said])
  const items = useMemo(() => checkItems(view, book), [view, book])
  const filter = filterOf(search)
  const shown = items.filter((item) => matchesFilter(item, filter))
  const identity = search.get('finding')
  const chosen = items.find((item) => item.identity === identity) ?? null
  const change = useCallback(
    (changes: Readonly<Record<string, string | null>>) =>
      setSearch((now) => withSearch(now, changes), { replace: true }),
    [setSearch],
  )
  const choose = useCallback((next: string) => change({ finding: next }), [change])
  return (
    <div className="page findings">
      <header className="page-head">
        <h1>{texts.title}</h1>
        <BasisSwitch basis={basis} onChange={(next) => change({ basis: next === 'live' ? null : next })} />
        <span className="page-note">
          <strong>{tableTexts.made[view.basis]}</strong> {tableTexts.at(timeText(view.at, 'second'))}
        </span>
        <span className="page-head-end page-note">{texts.unitOfMeasure}</span>
      </header>
      <Filters view={view} items={items} shown={shown} filter={filter} board={board} onChange={change} />
      <div className="findings-body">
        <CheckList items={shown} board={board} chosen={identity} onChoose={choose} />
        <FindingDetail
          key={identity}
          item={chosen}
          identity={identity}
          board={board}
          alike={chosen === null ? [] : book.alike(chosen, items)}
        />
      </div>
    </div>
  )
}
