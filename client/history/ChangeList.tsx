import type { HistoryEntry } from '@hesuan/shared/api/history.ts'
import { useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { memo, useEffect, useMemo } from 'react'
import { Link } from 'react-router'
import { useServerEvent } from '../app/events.ts'
import { cellHistoryPath, cellPath, sectionPath } from '../ui/cellPath.ts'
import { Tag } from '../ui/Tag.tsx'
import { timeText } from '../ui/timeText.ts'
import { type ChangeText, changeText, continuesAct, rowNames } from './changeText.ts'
import { type HistoryScope, historyQuery } from './historyQuery.ts'
import { texts } from './texts.ts'

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
  const keys = useMemo(() => entryKeys(entries), [entries])
  useEffect(() => onAuthors(entries.map(({ author }) => author)), [entries, onAuthors])
  useServerEvent('section:edited', ({ sectionId }) => {
    if (sectionId === scope.sectionId) void queryClient.invalidateQueries({ queryKey: ['history', sectionId] })
  })
  if (entries.length === 0) {
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
          {entries.map((entry, at) => (
            <ChangeLine
              key={keys[at]}
              entry={entry}
              text={changeText(entry, names)}
              sectionId={scope.sectionId}
              continued={continuesAct(entry, entries[at - 1])}
            />
          ))}
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

/** A key an entry: one update may have changed one cell more than once. */
function entryKeys(entries: readonly HistoryEntry[]): string[] {
  const seen = new Map<string, number>()
  return entries.map(({ sequence, row, column }) => {
    const place = `${sequence}|${row}|${column}`
    const nth = (seen.get(place) ?? 0) + 1
    seen.set(place, nth)
    return `${place}|${nth}`
  })
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
          {text.conflict !== null && <span className="history-conflict">{text.conflict}</span>}
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
