import { type AmountUnit, checked, exactText, formatAmount, roundToFen } from '@hesuan/shared/money/amount.ts'
import type { Exact } from '@hesuan/shared/money/exact.ts'
import { useEffect, useState } from 'react'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { GridRow } from '../grid/gridSource.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import { type SelectionStats, selectionStats } from '../sheet/selectionStats.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import type { OpenSheet } from './openSheet.ts'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenSheet
  readonly live: LiveComputation
  readonly session: SectionSession
  readonly context: SheetContext
}

interface Shown {
  readonly place: string
  readonly content: string
  readonly stats: SelectionStats | null
  readonly unit: AmountUnit
}

/** Where the selection is, what its cell holds in full, and what its numbers add up to. */
export function StatusBar({ open, live, session, context }: Props) {
  const [shown, setShown] = useState(() => look(open, context))
  useEffect(() => {
    let frame = 0
    const lookSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setShown(look(open, context)))
    }
    lookSoon()
    const stops = [open.controller.subscribe(lookSoon), live.onChange(lookSoon), session.document.onChange(lookSoon)]
    return () => {
      cancelAnimationFrame(frame)
      for (const stop of stops) stop()
    }
  }, [open, live, session, context])
  const { numbers, filled } = shown.stats ?? { numbers: null, filled: 0 }
  const number = (value: Exact) =>
    numbers?.kind === 'amount' ? amount(value, shown.unit) : value.toDecimalPlaces(6).toFixed()
  return (
    <>
      <span className="status-place">{shown.place}</span>
      <span className="status-content">{shown.content}</span>
      {shown.stats === null ? null : (
        <span className="status-stats">
          {numbers === null ? null : (
            <>
              <span>
                {texts.stats.average} <b>{number(numbers.average)}</b>
              </span>
              <span>
                {texts.stats.count} <b>{filled}</b>
              </span>
              <span>
                {texts.stats.sum} <b>{number(numbers.sum)}</b>
              </span>
            </>
          )}
          {numbers === null && filled > 0 ? (
            <span>
              {texts.stats.count} <b>{filled}</b>
            </span>
          ) : null}
        </span>
      )}
    </>
  )
}

function look({ controller, source }: OpenSheet, context: SheetContext): Shown {
  const { top, bottom, left, right } = controller.range
  const active = controller.activeCell
  const { unit } = context
  if (active === null) return { place: '', content: '', stats: null, unit }
  const column = source.columns[controller.selection.active.column]
  const isOne = top === bottom && left === right
  const rows = source.rows.slice(top, bottom + 1)
  const columns = source.columns.slice(left, right + 1)
  return {
    place: isOne
      ? `${source.rowLabel(active.row)} · ${column?.title ?? ''}`
      : `${rows.length} 行 × ${columns.length} 列`,
    content: isOne ? source.view(active.row, active.column).hint.replace(/\n/g, '　') : '',
    stats: isOne
      ? null
      : selectionStats(
          counted(rows).flatMap(({ key }) => columns.map(({ id }) => source.number({ row: key, column: id }))),
        ),
    unit,
  }
}

/** The rows whose numbers count: beside their leaves, subtotals would count everything twice. */
function counted(rows: readonly GridRow[]): readonly GridRow[] {
  const leaves = rows.filter(({ kind }) => kind === 'leaf')
  return leaves.length > 0 ? leaves : rows
}

/** An amount with every digit that it has, two at least; an average is rounded to 分. */
function amount(value: Exact, unit: AmountUnit): string {
  const yuan = checked(roundToFen(value), '')
  if (!yuan.ok) return value.toFixed(2)
  const digits = exactText(yuan.value, unit).split('.')[1]?.length ?? 0
  return formatAmount(yuan.value, unit, Math.max(2, digits))
}
