import type { TraceResult } from '@hesuan/shared/api/consolidation.ts'
import { Skeleton } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { Link } from 'react-router'
import { errorSentence } from '../../app/errorSentence.ts'
import { cellPath } from '../../ui/cellPath.ts'
import { cellText, placeOfKey } from '../../ui/cellText.ts'
import { texts } from './texts.ts'

type Cell = TraceResult['cells'][number]

interface TraceAsideProps {
  readonly name: string
  readonly column: string
  /** null: the figure is there no more. */
  readonly value: { readonly text: string; readonly unit: string } | null
  readonly result: TraceResult | undefined
  readonly error: Error | null
  readonly onClose: () => void
}

/** Where a figure comes from: its formula, and every cell that was added up, each with a way there. */
export function TraceAside({ name, column, value, result, error, onClose }: TraceAsideProps) {
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
        <span>{column}</span>
      </p>
      {value === null ? (
        <p className="page-note">{texts.trace.gone}</p>
      ) : (
        <p className="trace-value">
          {value.text}
          <small>{value.unit}</small>
        </p>
      )}
      {error !== null && <p role="alert">{errorSentence(error).sentence}</p>}
      {result === undefined && error === null && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {result !== undefined && <Cells result={result} />}
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
