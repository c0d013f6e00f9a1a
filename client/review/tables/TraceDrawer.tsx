import { type Basis, type TableViewText, TraceResult } from '@hesuan/shared/api/consolidation.ts'
import { useQuery } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { Link } from 'react-router'
import { errorSentence } from '../../app/errorSentence.ts'
import { request } from '../../app/request.ts'
import { cellPath } from '../../ui/cellPath.ts'
import { cellText, placeOfKey } from '../../ui/cellText.ts'
import type { FigurePlace } from './Figure.tsx'
import { columnText, rowText } from './figureLabel.ts'
import { formName } from './sheetTexts.ts'
import { texts } from './texts.ts'

interface TraceDrawerProps {
  readonly basis: Basis
  /** Of the consolidation in sight: a newer one has newer cells. */
  readonly at: string
  readonly view: TableViewText
  readonly place: FigurePlace
  readonly onClose: () => void
}

/** Where a figure comes from: its formula, and every cell that was added up, each with a way there. */
export function TraceDrawer({ basis, at, view, place, onClose }: TraceDrawerProps) {
  const { data, error } = useQuery({
    queryKey: ['consolidation', basis, 'trace', at, view.id, view.copy, place.row, place.column],
    queryFn: ({ signal }) =>
      request(TraceResult, '/api/consolidation/trace', {
        method: 'POST',
        body: { basis, table: view.id, copy: view.copy, ...place },
        signal,
      }),
  })
  const row = view.rows.find(({ key }) => key === place.row)
  const cell = row?.cells[place.column]
  const name = row === undefined ? place.row : view.copy === '' ? rowText(view, row) : formName(view)
  return (
    <Drawer open mask={false} size={460} title={texts.trace.title} onClose={onClose} rootClassName="trace">
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
    </Drawer>
  )
}

function Cells({ result: { formula, cells } }: { result: TraceResult }) {
  return (
    <>
      <h3>{texts.trace.formula}</h3>
      <p className="trace-formula">{formula}</p>
      <h3>{texts.trace.cells(cells.length)}</h3>
      {cells.length === 0 ? (
        <p className="page-note">{texts.trace.none}</p>
      ) : (
        <table className="data-table trace-cells">
          <thead>
            <tr>
              <th scope="col">{texts.trace.place}</th>
              <th scope="col" className="figure">
                {texts.trace.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ sectionId, unitName, cell, value, sheetTitle, columnTitle, rowLabel }) => (
              <tr key={`${sectionId}|${cell}`}>
                <td>
                  <Link to={cellPath(sectionId, cell)} title={texts.trace.open}>
                    {rowLabel === '' ? columnTitle : rowLabel}
                  </Link>
                  <span className="trace-where">{`${unitName} · ${sheetTitle} · ${columnTitle}`}</span>
                </td>
                <td className="figure">{shown(cell, value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function shown(cell: string, value: string): string {
  const place = placeOfKey(cell)
  return place === null ? value : cellText(place.column, value)
}
