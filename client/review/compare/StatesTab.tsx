import { type CompareStates, type Comparison, PAGE_OF_DIFFERENCES } from '@hesuan/shared/api/compare.ts'
import { useQuery } from '@tanstack/react-query'
import { Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { errorSentence } from '../../app/errorSentence.ts'
import type { CompareChoice } from './compareChoice.ts'
import { comparisonQuery } from './compareQuery.ts'
import { DifferenceTable } from './DifferenceTable.tsx'
import { Pager } from './Pager.tsx'
import { StateChooser } from './StateChooser.tsx'
import { type StateFigure, StateTrace } from './StateTrace.tsx'
import { texts } from './texts.ts'

interface StatesTabProps {
  readonly states: CompareStates
  readonly choice: CompareChoice & { readonly left: string; readonly right: string }
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void
}

/** Two states beside each other: what is compared, in which tables they differ, and by what. */
export function StatesTab({ states, choice, onChange }: StatesTabProps) {
  const { data, error, isPlaceholderData } = useQuery(comparisonQuery(choice))
  // While another choice is asked for, the old answer says nothing of the new states.
  const isCurrent = data !== undefined && data.left.id === choice.left && data.right.id === choice.right
  const shown = (side: 'left' | 'right') => (isCurrent ? { state: data[side], at: data.at[side] } : null)
  const chooser = (side: 'left' | 'right') => (
    <StateChooser
      label={texts.choose[side]}
      states={states.states}
      value={choice[side]}
      shown={shown(side)}
      onChange={(id) => onChange({ left: choice.left, right: choice.right, [side]: id, offset: null })}
    />
  )
  return (
    <>
      <div className="compare-choosers">
        {chooser('left')}
        <button
          type="button"
          className="button compare-swap"
          aria-label={texts.choose.swap}
          title={texts.choose.swap}
          onClick={() => onChange({ left: choice.right, right: choice.left, offset: null })}
        >
          ⇄
        </button>
        {chooser('right')}
      </div>
      {states.leftOff > 0 && <p className="page-note compare-note">{texts.leftOff(states.leftOff)}</p>}
      {isCurrent && data.left.included !== data.right.included && (
        <p className="compare-uneven">{texts.uneven(data.left.included, data.right.included)}</p>
      )}
      {error !== null && (
        <p role="alert" className="compare-note">
          {errorSentence(error).sentence}
        </p>
      )}
      {data === undefined && error === null && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {data !== undefined && error === null && (
        <div className="compare-answer" aria-busy={isPlaceholderData}>
          <Answer comparison={data} choice={choice} onChange={onChange} />
        </div>
      )}
    </>
  )
}

interface AnswerProps extends Pick<StatesTabProps, 'choice' | 'onChange'> {
  readonly comparison: Comparison
}

function Answer({ comparison, choice, onChange }: AnswerProps) {
  const { tables, table, total, offset } = comparison
  const [traced, setTraced] = useState<StateFigure | null>(null)
  if (choice.left === choice.right) return <p className="nothing">{texts.sameState}</p>
  if (tables.every(({ added, gone, changed }) => added + gone + changed === 0)) {
    return <p className="nothing">{texts.allSame}</p>
  }
  const inSight =
    traced !== null && traced.table === table && [comparison.left.id, comparison.right.id].includes(traced.state)
      ? traced
      : null
  return (
    <>
      <TableCounts comparison={comparison} onChoose={(id) => onChange({ table: id, offset: null })} />
      <div className="compare-main">
        <div className="compare-tools">
          <h2>{tables.find(({ id }) => id === table)?.title}</h2>
          <Segmented<'size' | 'place'>
            aria-label={texts.sort.label}
            value={choice.sort}
            onChange={(sort) => onChange({ sort: sort === 'size' ? null : sort, offset: null })}
            options={[
              { value: 'size', label: texts.sort.size },
              { value: 'place', label: texts.sort.place },
            ]}
          />
        </div>
        {total === 0 ? (
          <p className="nothing">{texts.tableSame}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          <section className="compare-scroll" tabIndex={0} aria-label={texts.caption(table ?? '')}>
            <DifferenceTable comparison={comparison} unit={choice.unit} traced={inSight} onTrace={setTraced} />
          </section>
        )}
        <Pager
          offset={offset}
          size={PAGE_OF_DIFFERENCES}
          total={total}
          text={texts.page}
          onChange={(next) => onChange({ offset: next === 0 ? null : `${next}` })}
        />
      </div>
      {inSight !== null && (
        <StateTrace
          figure={inSight}
          at={inSight.state === comparison.left.id ? comparison.at.left : comparison.at.right}
          unit={choice.unit}
          onClose={() => setTraced(null)}
        />
      )}
    </>
  )
}

/** Every table with how many of its figures differ. */
function TableCounts({ comparison, onChoose }: { comparison: Comparison; onChoose: (id: string) => void }) {
  return (
    <nav className="compare-tables" aria-label={texts.tables}>
      <h2>{texts.tables}</h2>
      <ol>
        {comparison.tables.map(({ id, title, added, gone, changed }) => {
          const all = added + gone + changed
          return (
            <li key={id}>
              <button
                type="button"
                aria-current={id === comparison.table ? 'true' : undefined}
                title={texts.counts(changed, added, gone)}
                onClick={() => onChoose(id)}
              >
                <span>{title}</span>
                <span className={all === 0 ? 'compare-none' : 'compare-count'}>
                  {all === 0 ? texts.same : texts.differences(all)}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
