import { TraceResult } from '@hesuan/shared/api/consolidation.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../app/request.ts'
import { TraceAside } from '../tables/TraceAside.tsx'
import { comparedText } from './comparedText.ts'
import { texts } from './texts.ts'

/** A figure of a state, by its place there, with what it is called. */
export interface StateFigure {
  readonly state: string
  readonly table: string
  readonly copy: string
  readonly row: string
  readonly column: string
  readonly name: string
  readonly columnText: string
  readonly value: string
  readonly figure: 'amount' | 'quantity'
}

interface StateTraceProps {
  readonly figure: StateFigure
  /** When the state in sight was read: a newer one has newer cells. */
  readonly at: string
  readonly unit: AmountUnit
  readonly onClose: () => void
}

/** Where a figure of a state comes from: the cells as they were then. */
export function StateTrace({ figure: one, at, unit, onClose }: StateTraceProps) {
  const { state, table, copy, row, column, name, columnText, value, figure } = one
  const { data, error } = useQuery({
    queryKey: ['consolidation', 'compare', 'trace', state, at, table, copy, row, column],
    queryFn: ({ signal }) =>
      request(TraceResult, '/api/compare/trace', {
        method: 'POST',
        body: { state, table, copy, row, column },
        signal,
      }),
  })
  return (
    <TraceAside
      name={name}
      column={columnText}
      value={{ text: comparedText(value, figure, unit), unit: figure === 'amount' ? texts.unit[unit] : '' }}
      result={data}
      error={error}
      onClose={onClose}
    />
  )
}
