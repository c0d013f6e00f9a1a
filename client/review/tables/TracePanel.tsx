import { type Basis, type TableViewText, TraceResult } from '@hesuan/shared/api/consolidation.ts'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../app/request.ts'
import { useRound } from '../../app/round.ts'
import type { FigurePlace } from './Figure.tsx'
import { columnText, rowText } from './figureLabel.ts'
import { formName } from './sheetTexts.ts'
import { TraceAside } from './TraceAside.tsx'
import { texts } from './texts.ts'

interface TracePanelProps {
  readonly basis: Basis
  /** Of the consolidation in sight: a newer one has newer cells. */
  readonly at: string
  readonly view: TableViewText
  readonly place: FigurePlace
  readonly onClose: () => void
}

/** Where a figure of the table in sight comes from. */
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
  const isAmount = view.columns.find(({ id }) => id === place.column)?.kind === 'amount'
  return (
    <TraceAside
      name={name}
      column={columnText(view, place.column)}
      value={
        cell === undefined || cell.value === null
          ? null
          : { text: cell.text, unit: isAmount ? texts.unit[view.unit].slice(3) : '' }
      }
      result={data}
      error={error}
      onClose={onClose}
    />
  )
}
