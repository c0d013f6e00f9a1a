import { type Basis, type TableViewText, TraceResult } from '@hesuan/shared/api/consolidation.ts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { Link } from 'react-router'
import { errorSentence } from '../../app/errorSentence.ts'
import { request } from '../../app/request.ts'
import { useRound } from '../../app/round.ts'
import { cellPath } from '../../ui/cellPath.ts'
import { cellText, placeOfKey } from '../../ui/cellText.ts'
import type { FigurePlace } from './Figure.tsx'
import { columnText, rowText } from './figureLabel.ts'
import { formName } from './sheetTexts.ts'
import { texts } from './texts.ts'

type Cell = TraceResult['cells'][number]

interface TracePanelProps {
  readonly basis: Basis
  /** Of the consolidation in sight: a newer one has newer cells. */
  readonly at: string
  readonly view: TableViewText
  readonly place: FigurePlace
  readonly onClose: () => void
}

/** Where a figure comes from: its formula, and every cell that was added up, each with a way there. */
export function TracePanel({ basis, at, view, place, onClose }: TracePanelProps) {
  const round = useRound()
  const { data, error } = useQuery({
    queryKey: ['consolidation', basis, round, 'trace', at, view.id, view.copy, place.row, place.column],
    queryFn: ({ signal }) =>
      request(TraceResult, '/api/consolidation/trace', {
        method: 'POST',
        body: { basis, ...(round === null ? {} : { round }), table: view.id, copy: view.copy, ...place },
        signal,
      }),
  })
  const row = view.rows.find(({ key }) => key === place.row)
  const cell = row?.cells[place.column]
  const name = row === undefined ? place.row : view.copy === '' ? rowText(view, row, place.column) : formName(view)
  const closeByKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => closeByKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <aside className="trace" aria-label={texts.trace.title}>
      <header>
        <h2>{texts.trace.title}</h2>
        <button type="button" className="button" onClick={onClose}>
          {texts.trace.close}
        </button>
      </header>
      <p className="trace-place">
        {name}
        <span>{columnText(view, place.column)}</span>
      </p>
      {cell === undefined || cell.value === null ? (
        <p className="page-note">{texts.trace.gone}</p>
      ) : (
        <p className="trace-value">
          {cell.text}
          <small>
            {view.columns.find(({ id }) => id === place.column)?.kind === 'amount'
              ? texts.unit[view.unit].slice(3)
              : ''}
          </small>
        </p>
      )}
      {error !== null && <p role="alert">{errorSentence(error).sentence}</p>}
      {data === undefined && error === null && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {data !== undefined && <Cells result={data} />}
    </aside>
  )
}

function Cells({ result: { formula, cells } }: { result: TraceResult }) {
  const groups = [...Map.groupBy(cells, ({ sectionId }) => sectionId)]
  return (
    <>
      <h3>{texts.trace.formula}</h3>
      <p className="trace-formula">{formula}</p>
      <h3>{texts.trace.cells(cells.length)}</h3>
      {cells.length === 0 ? (
        <p className="page-note">{texts.trace.none}</p>
      ) : (
        groups.map(([sectionId, group]) => (
          <section key={sectionId} className="trace-unit" aria-label={group[0]?.unitName}>
            <h4>{group[0]?.unitName}</h4>
            <ul>
              {group.map((cell) => (
                <CellLine key={cell.cell} cell={cell} />
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  )
}

function CellLine({ cell: { sectionId, cell, value, sheetTitle, columnTitle, rowLabel } }: { cell: Cell }) {
  return (
    <li>
      <span>
        <Link to={cellPath(sectionId, cell)} title={texts.trace.open}>
          {rowLabel === '' ? columnTitle : rowLabel}
        </Link>
        <small>{`${sheetTitle} › ${columnTitle}`}</small>
      </span>
      <span>{shown(cell, value)}</span>
    </li>
  )
}

function shown(cell: string, value: string): string {
  const place = placeOfKey(cell)
  return place === null ? value : cellText(place.column, value)
}
