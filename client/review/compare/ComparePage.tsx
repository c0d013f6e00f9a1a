import '../../ui/button.css'
import '../../ui/page.css'
import '../tables/sheet.css'
import '../tables/tables.css'
import './compare.css'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { useRound } from '../../app/round.ts'
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts'
import { withSearch } from '../basis.ts'
import { compareChoice } from './compareChoice.ts'
import { statesQuery } from './compareQuery.ts'
import { StatesTab } from './StatesTab.tsx'
import { texts } from './texts.ts'
import { UnitsTab } from './UnitsTab.tsx'

/** Any two states of the department beside each other, or its units; the address says what is compared. */
export function ComparePage() {
  useDocumentTitle(texts.title)
  const { data: states } = useSuspenseQuery(statesQuery(useRound()))
  const [search, setSearch] = useSearchParams()
  const choice = compareChoice(search, states)
  const { left, right, state } = choice
  const change = useCallback(
    (changes: Readonly<Record<string, string | null>>) => setSearch((now) => withSearch(now, changes)),
    [setSearch],
  )
  return (
    <div className="page compare">
      <header className="page-head">
        <h1>{texts.title}</h1>
        <Segmented<'states' | 'units'>
          aria-label={texts.tabs.label}
          value={choice.tab}
          onChange={(tab) =>
            change({ tab: tab === 'states' ? null : tab, table: null, column: null, offset: null, units: null })
          }
          options={[
            { value: 'states', label: texts.tabs.states },
            { value: 'units', label: texts.tabs.units },
          ]}
        />
        <div className="page-head-end">
          {choice.tab === 'units' && <span className="page-note">{texts.units.shares}</span>}
          <Segmented<AmountUnit>
            aria-label={texts.unit.label}
            value={choice.unit}
            onChange={(next) => change({ in: next === 'wan' ? null : next })}
            options={[
              { value: 'wan', label: texts.unit.wan },
              { value: 'yuan', label: texts.unit.yuan },
            ]}
          />
          <button type="button" className="button compare-print" onClick={() => window.print()}>
            {texts.print}
          </button>
        </div>
      </header>
      {choice.tab === 'states' &&
        (left === null || right === null ? (
          <p className="panel nothing">{texts.nothingYet}</p>
        ) : (
          <StatesTab states={states} choice={{ ...choice, left, right }} onChange={change} />
        ))}
      {choice.tab === 'units' && state !== null && (
        <UnitsTab states={states} choice={{ ...choice, state }} onChange={change} />
      )}
    </div>
  )
}
