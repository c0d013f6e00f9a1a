import { type AmountUnit, checked, exactText, formatAmount, roundToFen } from '@hesuan/shared/money/amount.ts'
import type { Exact } from '@hesuan/shared/money/exact.ts'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { DocumentChange } from '../collab/sectionDocument.ts'
import type { SectionSession } from '../collab/sectionSession.ts'
import { columnsIn, isSingle, type Range, rowsIn } from '../grid/selection.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import type { Watched } from '../observable.ts'
import { type SelectedNumber, type SelectionStats, selectionStats } from '../sheet/selectionStats.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { useWatched } from '../useWatched.ts'
import type { OpenSheet } from './openSheet.ts'
import type { OthersFrames } from './othersFrames.ts'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenSheet
  readonly live: LiveComputation
  readonly frames: OthersFrames
  readonly session: SectionSession
  readonly context: SheetContext
  readonly unit: Watched<AmountUnit>
}

interface Shown {
  readonly place: string
  readonly content: string
  readonly stats: SelectionStats | null
  readonly unit: AmountUnit
}

/** Where the selection is, what its cell holds in full, and what its numbers add up to. */
export function StatusBar({ open, live, frames, session, context, unit }: Props) {
  const shownUnit = useWatched(unit)
  const [shown, setShown] = useState(() => look(open, context))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the context reads the unit
  useEffect(() => {
    let frame: number | null = null
    let waits = false
    let stopped = false
    const lookNow = () => {
      frame = null
      const now = look(open, context)
      // In the frame of the keystroke itself: a frame of its own would make the next keystroke wait.
      flushSync(() => setShown((before) => (isSame(before, now) ? before : now)))
    }
    const lookSoon = () => {
      frame ??= requestAnimationFrame(lookNow)
    }
    const lookLater = () => {
      if (waits) return
      waits = true
      frames.show(() => {
        waits = false
        if (!stopped) lookNow()
      })
    }
    const documentChanged = ({ local }: DocumentChange) => (local ? lookSoon() : lookLater())
    // Another unit says the same cell, and the same sum, in other words.
    lookSoon()
    const stops = [
      open.controller.subscribe(lookSoon),
      live.onChange(lookLater),
      session.document.onChange(documentChanged),
    ]
    return () => {
      if (frame !== null) cancelAnimationFrame(frame)
      stopped = true
      for (const stop of stops) stop()
    }
  }, [open, live, frames, session, context, shownUnit])
  const { numbers, filled } = shown.stats ?? { numbers: null, filled: 0 }
  const number = (value: Exact) =>
    numbers?.kind === 'amount'
      ? `${amount(value, shown.unit)} ${shown.unit === 'wan' ? texts.wan : texts.yuan}`
      : value.toDecimalPlaces(6).toFixed()
  return (
    <>
      <span className="status-place" title={shown.place}>
        {shown.place}
      </span>
      {/* The findings in whole are in the panel, and here under the pointer. */}
      <span className="status-content" title={shown.content}>
        {shown.content}
      </span>
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
  const { ranges, activeCell: active } = controller
  const [first] = ranges
  const { unit } = context
  if (active === null || first === undefined) return { place: '', content: '', stats: null, unit }
  const column = source.columns[controller.selection.active.column]
  const isOne = isSingle(controller.selection)
  return {
    place: isOne ? `${source.rowLabel(active.row)} · ${column?.title ?? ''}` : texts.selected(ranges),
    content: isOne ? source.view(active.row, active.column).hint.replace(/\n/g, '　') : '',
    stats: isOne ? null : selectionStats(countedCells(ranges, source)),
    unit,
  }
}

const isSame = (a: Shown, b: Shown): boolean =>
  a.place === b.place && a.content === b.content && a.unit === b.unit && a.stats === null && b.stats === null

/** What the marked cells add to the figures, each once; beside their leaves, subtotals would count everything twice. */
function countedCells(ranges: readonly Range[], source: OpenSheet['source']): (SelectedNumber | 'text' | null)[] {
  const rows = rowsIn(ranges)
  const leaves = rows.filter((row) => source.rows[row]?.kind === 'leaf')
  return (leaves.length > 0 ? leaves : rows).flatMap((row) =>
    columnsIn(row, ranges).map((column) =>
      source.number({ row: source.rows[row]?.key ?? '', column: source.columns[column]?.id ?? '' }),
    ),
  )
}

/** An amount with every digit that it has, two at least; an average is rounded to 分. */
function amount(value: Exact, unit: AmountUnit): string {
  const yuan = checked(roundToFen(value), '')
  if (!yuan.ok) return value.toFixed(2)
  const digits = exactText(yuan.value, unit).split('.')[1]?.length ?? 0
  return formatAmount(yuan.value, unit, Math.max(2, digits))
}
