import type { HistoryEntry, HistoryStep } from '@hesuan/shared/api/history.ts'
import { useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { memo, useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useServerEvent } from '../app/events.ts'
import { cellHistoryPath, cellPath, sectionPath } from '../ui/cellPath.ts'
import { Tag } from '../ui/Tag.tsx'
import { timeText } from '../ui/timeText.ts'
import { type Act, type ChangeText, changeText, rowNames } from './changeText.ts'
import { type HistoryScope, historyQuery } from './historyQuery.ts'
import { texts } from './texts.ts'
import { stepText, timeline } from './timeline.ts'

/** How many changes an act may have before it is cut short, and to how many. */
const LONG_ACT = 12
const FIRST_OF_LONG_ACT = 6

interface ChangeListProps {
  readonly scope: HistoryScope
  /** Told everybody who appears in the list, to choose from. */
  readonly onAuthors: (authors: readonly HistoryEntry['author'][]) => void
}

/** The changes of a section, newest first; new ones appear while they are made. */
export function ChangeList({ scope, onAuthors }: ChangeListProps) {
  const queryClient = useQueryClient()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(historyQuery(scope))
  const entries = useMemo(() => data.pages.flatMap((page) => page.entries), [data])
  const names = useMemo(() => rowNames(entries), [entries])
  const steps = useMemo(() => data.pages.flatMap((page) => page.steps), [data])
  const told = useMemo(() => timeline(entries, steps), [entries, steps])
  useEffect(() => onAuthors([...entries, ...steps].map(({ author }) => author)), [entries, steps, onAuthors])
  useServerEvent('section:edited', ({ sectionId }) => {
    if (sectionId === scope.sectionId) void queryClient.invalidateQueries({ queryKey: ['history', sectionId] })
  })
  if (told.length === 0) {
    const isNarrowed = scope.cell !== null || scope.author !== null
    return <p className="panel nothing">{isNarrowed ? texts.nothingMatches : texts.nothing}</p>
  }
  return (
    <div className="panel history-list">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{texts.columns.time}</th>
            <th scope="col">{texts.columns.person}</th>
            <th scope="col">{texts.columns.how}</th>
            <th scope="col">{texts.columns.place}</th>
            <th scope="col">{texts.columns.change}</th>
            <th scope="col" aria-label={texts.cellHistory} />
          </tr>
        </thead>
        <tbody>
          {told.map(({ act, step }) =>
            act === null ? (
              <StepLine key={`step|${step.id}`} step={step} />
            ) : (
              <ActLines key={act.key} act={act} names={names} sectionId={scope.sectionId} />
            ),
          )}
        </tbody>
      </table>
      <footer>
        {hasNextPage ? (
          <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {texts.more}
          </Button>
        ) : (
          <span>{texts.end}</span>
        )}
        <span>{texts.shown(entries.length)}</span>
      </footer>
    </div>
  )
}

/** A step of the workflow, across the columns of a change. */
function StepLine({ step }: { readonly step: HistoryStep }) {
  return (
    <tr className="history-step">
      <td className="history-time">
        <time dateTime={step.at}>{timeText(step.at, 'second')}</time>
      </td>
      <td className="history-person">{step.author.displayName}</td>
      <td>
        <Tag tone="info">{texts.workflow}</Tag>
      </td>
      <td colSpan={3} className="history-step-text">
        {stepText(step)}
      </td>
    </tr>
  )
}

interface ActLinesProps {
  readonly act: Act
  readonly names: (rowId: string) => string
  readonly sectionId: string
}

/** The changes of one act; of a long one the first few, until somebody wants all of them. */
function ActLines({ act: { entries }, names, sectionId }: ActLinesProps) {
  const [all, setAll] = useState(false)
  const shown = all || entries.length <= LONG_ACT ? entries : entries.slice(0, FIRST_OF_LONG_ACT)
  return (
    <>
      {shown.map((entry, at) => (
        <ChangeLine
          // biome-ignore lint/suspicious/noArrayIndexKey: one update may change a cell more than once, never in another order
          key={`${entry.sequence}|${entry.row}|${entry.column}|${at}`}
          entry={entry}
          text={changeText(entry, names)}
          sectionId={sectionId}
          continued={at > 0}
        />
      ))}
      {shown.length < entries.length && (
        <tr data-continued>
          <td colSpan={3} />
          <td colSpan={3}>
            <button type="button" className="history-rest" onClick={() => setAll(true)}>
              {texts.rest(entries.length - shown.length)}
            </button>
          </td>
        </tr>
      )}
    </>
  )
}

interface ChangeLineProps {
  readonly entry: HistoryEntry
  readonly text: ChangeText
  readonly sectionId: string
  readonly continued: boolean
}

const ChangeLine = memo(
  function ChangeLine({ entry, text, sectionId, continued }: ChangeLineProps) {
    const cell = `${entry.row}:${entry.column}`
    return (
      <tr data-continued={continued || undefined}>
        <td className="history-time">
          {!continued && <time dateTime={entry.at}>{timeText(entry.at, 'second')}</time>}
        </td>
        <td className="history-person">{!continued && entry.author.displayName}</td>
        <td>{!continued && <Tag tone={entry.how === 'repaired' ? 'warning' : 'plain'}>{texts.how[entry.how]}</Tag>}</td>
        <td>
          <Link to={text.rowEvent === null ? cellPath(sectionId, cell) : sectionPath(sectionId)}>{text.place}</Link>
        </td>
        <td>
          {text.rowEvent ?? (
            <span className="history-change">
              <Value text={text.before} kind="before" />
              <span aria-hidden="true">→</span>
              <span className="visually-hidden">{texts.arrow}</span>
              <Value text={text.after} kind="after" />
            </span>
          )}
          {entry.madeAt !== null && (
            <span className="history-made">{texts.madeOffline(timeText(entry.madeAt, 'second'))}</span>
          )}
          {text.conflict !== null && <span className="history-conflict">{text.conflict}</span>}
          {text.settled !== null && <span className="history-settled">{text.settled}</span>}
        </td>
        <td className="history-more">
          {text.rowEvent === null && <Link to={cellHistoryPath(sectionId, cell)}>{texts.cellHistory}</Link>}
        </td>
      </tr>
    )
  },
  (before, after) =>
    before.entry === after.entry && before.continued === after.continued && before.text.after === after.text.after,
)

function Value({ text, kind }: { text: string; kind: 'before' | 'after' }) {
  return text === '' ? (
    <span className="blank">{texts.blank}</span>
  ) : (
    <span className="history-value" data-kind={kind}>
      {text}
    </span>
  )
}
