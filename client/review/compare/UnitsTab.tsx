import { type CompareStates, PAGE_OF_DIFFERENCES, PAGE_OF_UNITS, type SideBySide } from '@hesuan/shared/api/compare.ts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useId, useState } from 'react'
import { errorSentence } from '../../app/errorSentence.ts'
import type { CompareChoice } from './compareChoice.ts'
import { sideBySideQuery } from './compareQuery.ts'
import { Pager } from './Pager.tsx'
import { StateChooser } from './StateChooser.tsx'
import { type StateFigure, StateTrace } from './StateTrace.tsx'
import { texts } from './texts.ts'
import { UnitsTable } from './UnitsTable.tsx'

interface UnitsTabProps {
  readonly states: CompareStates
  readonly choice: CompareChoice & { readonly state: string }
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void
}

/** The units of one state beside each other, in one column of one table. */
export function UnitsTab({ states, choice, onChange }: UnitsTabProps) {
  const { data, error, isPlaceholderData } = useQuery(sideBySideQuery(choice))
  const isCurrent = data !== undefined && data.state.id === choice.state
  return (
    <>
      <div className="compare-choosers">
        <StateChooser
          label={texts.choose.state}
          states={states.states}
          value={choice.state}
          shown={isCurrent ? { state: data.state, at: data.at } : null}
          onChange={(id) => onChange({ state: id, offset: null, units: null })}
        />
        {data !== undefined && <ColumnChooser data={data} onChange={onChange} />}
      </div>
      {error !== null && (
        <p role="alert" className="compare-note">
          {errorSentence(error).sentence}
        </p>
      )}
      {data === undefined && error === null && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {data !== undefined && error === null && (
        <div className="compare-answer" aria-busy={isPlaceholderData}>
          {data.rows.length === 0 ? (
            <p className="nothing">{texts.units.none}</p>
          ) : (
            <Answer data={data} choice={choice} onChange={onChange} />
          )}
        </div>
      )}
    </>
  )
}

function ColumnChooser({ data, onChange }: { data: SideBySide } & Pick<UnitsTabProps, 'onChange'>) {
  const id = useId()
  const columns = data.tables.find((table) => table.id === data.table)?.columns ?? []
  return (
    <>
      <div className="state-chooser">
        <label htmlFor={`${id}-table`}>{texts.units.table}</label>
        <select
          id={`${id}-table`}
          value={data.table ?? ''}
          onChange={(event) => onChange({ table: event.target.value, column: null, offset: null })}
        >
          {data.tables.map((table) => (
            <option key={table.id} value={table.id}>
              {table.title}
            </option>
          ))}
        </select>
      </div>
      <div className="state-chooser">
        <label htmlFor={`${id}-column`}>{texts.units.column}</label>
        <select
          id={`${id}-column`}
          value={data.column ?? ''}
          onChange={(event) => onChange({ table: data.table, column: event.target.value, offset: null })}
        >
          {columns.map((column) => (
            <option key={column.id} value={column.id}>
              {column.header.join(' › ')}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}

function Answer({ data, choice, onChange }: { data: SideBySide } & Pick<UnitsTabProps, 'choice' | 'onChange'>) {
  const [traced, setTraced] = useState<StateFigure | null>(null)
  const inSight =
    traced !== null && traced.state === data.state.id && traced.table === data.table && traced.column === data.column
      ? traced
      : null
  return (
    <>
      <div className="compare-main">
        <UnitsTable data={data} unit={choice.unit} traced={inSight} onTrace={setTraced} />
        <Pager
          offset={data.unitsFrom}
          size={PAGE_OF_UNITS}
          total={data.unitsTotal}
          text={texts.unitPage}
          onChange={(next) => onChange({ units: next === 0 ? null : `${next}` })}
        />
        <Pager
          offset={data.offset}
          size={PAGE_OF_DIFFERENCES}
          total={data.total}
          text={texts.page}
          onChange={(next) => onChange({ offset: next === 0 ? null : `${next}` })}
        />
      </div>
      {inSight !== null && (
        <StateTrace figure={inSight} at={data.at} unit={choice.unit} onClose={() => setTraced(null)} />
      )}
    </>
  )
}
