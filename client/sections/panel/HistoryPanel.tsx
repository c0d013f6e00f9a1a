import './panel.css'
import type { HistoryEntry, HistoryStep } from '@hesuan/shared/api/history.ts'
import { type CellKey, parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useServerEvent } from '../../app/events.ts'
import { changeText, rowNames } from '../../history/changeText.ts'
import { historyQuery } from '../../history/historyQuery.ts'
import { texts as historyTexts } from '../../history/texts.ts'
import { stepText, timeline } from '../../history/timeline.ts'
import { timeText } from '../../ui/timeText.ts'
import { texts } from './texts.ts'

interface HistoryPanelProps {
  readonly sectionId: string
  /** The active cell of the grid, where there is one. */
  readonly cell: CellKey | null
  readonly onJump: (cell: string) => void
}

/** Who changed what in this section, newest first; of the active cell alone where asked. */
export function HistoryPanel({ sectionId, cell, onJump }: HistoryPanelProps) {
  const queryClient = useQueryClient()
  const [ofCell, setOfCell] = useState(false)
  const scope = { sectionId, cell: ofCell ? cell : null, author: null }
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(historyQuery(scope))
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries) ?? [], [data])
  const names = useMemo(() => rowNames(entries), [entries])
  const told = useMemo(() => timeline(entries, data?.pages.flatMap((page) => page.steps) ?? []), [entries, data])
  useServerEvent('section:edited', (event) => {
    if (event.sectionId === sectionId) void queryClient.invalidateQueries({ queryKey: ['history', sectionId] })
  })
  return (
    <section className="history-panel" aria-label={texts.history}>
      <p className="panel-tools">
        <label>
          <input type="checkbox" checked={ofCell} onChange={(event) => setOfCell(event.target.checked)} />{' '}
          {texts.thisCell}
        </label>
      </p>
      {error !== null && (
        <p className="panel-warning">
          {texts.loadFailed}{' '}
          <button type="button" onClick={() => void refetch()}>
            {texts.retry}
          </button>
        </p>
      )}
      {data !== undefined && told.length === 0 && (
        <p className="panel-empty">{ofCell ? texts.noCellHistory : texts.noHistory}</p>
      )}
      <ol>
        {told.map(({ act, step }) =>
          act === null ? (
            <StepItem key={`step|${step.id}`} step={step} />
          ) : (
            act.entries.map((entry) => (
              <ChangeItem
                key={`${entry.sequence}|${entry.row}|${entry.column}|${entry.act}`}
                entry={entry}
                names={names}
                onJump={onJump}
              />
            ))
          ),
        )}
      </ol>
      {hasNextPage && (
        <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </section>
  )
}

function StepItem({ step }: { readonly step: HistoryStep }) {
  return (
    <li className="change-step">
      <p className="change-head">
        <time dateTime={step.at}>{timeText(step.at, 'second')}</time>
        <span>{historyTexts.workflow}</span>
        <b>{step.author.displayName}</b>
      </p>
      <p className="change">{stepText(step)}</p>
    </li>
  )
}

interface ChangeItemProps {
  readonly entry: HistoryEntry
  readonly names: (rowId: string) => string
  readonly onJump: (cell: string) => void
}

function ChangeItem({ entry, names, onJump }: ChangeItemProps) {
  const text = changeText(entry, names)
  const key = parseCellKey(`${entry.row}:${entry.column}`)?.key ?? null
  return (
    <li data-how={entry.how}>
      <p className="change-head">
        <time dateTime={entry.at}>{timeText(entry.at, 'second')}</time>
        <span>{historyTexts.how[entry.how]}</span>
        <b>{entry.author.displayName}</b>
      </p>
      <button type="button" disabled={key === null} onClick={() => key !== null && onJump(key)}>
        {text.place}
      </button>
      <p className="change">{text.rowEvent ?? `${text.before || texts.blank} → ${text.after || texts.blank}`}</p>
      {entry.madeAt !== null && (
        <p className="change-made">{historyTexts.madeOffline(timeText(entry.madeAt, 'second'))}</p>
      )}
      {text.conflict !== null && <p className="panel-warning">{text.conflict}</p>}
      {text.settled !== null && <p className="panel-done">{text.settled}</p>}
    </li>
  )
}
