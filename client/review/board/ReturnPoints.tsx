import type { CommentThread } from '@hesuan/shared/api/comments.ts'
import { FindingsView } from '@hesuan/shared/api/consolidation.ts'
import type { ReturnPoint } from '@hesuan/shared/api/section.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { request } from '../../app/request.ts'
import { useSession } from '../../app/session.tsx'
import { ExplanationBook } from '../../explanations/explanationBook.ts'
import { explanationsQuery } from '../../explanations/explanationsQuery.ts'
import { commentsQuery } from '../../sections/comments/commentsQuery.ts'
import { columnTitle, placeOfKey } from '../../ui/cellText.ts'
import { texts } from './texts.ts'

const LONGEST_POINT = 1000

interface Choice {
  readonly key: string
  readonly place: string
  readonly point: ReturnPoint
  /** Chosen at first: what the reviewer has said there themselves. */
  readonly mine: boolean
}

/** What a section is checked by, as it is now. */
const sectionFindingsQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['findings', 'live', 'section', sectionId],
    queryFn: ({ signal }) =>
      request(FindingsView, `/api/findings?basis=live&sectionId=${encodeURIComponent(sectionId)}`, { signal }),
  })

interface Props {
  readonly sectionId: string
  readonly onChange: (points: readonly ReturnPoint[]) => void
}

/** The open comments of a section and its findings, each to be pinned to the return. */
export function ReturnPoints({ sectionId, onChange }: Props) {
  const { userId } = useSession()
  const { data: said } = useQuery(commentsQuery(sectionId))
  const { data: found } = useQuery(sectionFindingsQuery(sectionId))
  const { data: explained } = useQuery(explanationsQuery({ section: sectionId }))
  const comments = (said?.threads ?? []).filter(({ resolved }) => !resolved).map((thread) => ofComment(thread, userId))
  const book = explained === undefined ? null : new ExplanationBook(explained)
  const findings = (found?.findings ?? []).flatMap((finding): Choice[] => {
    if (finding.verdict !== 'different' || finding.severity === 'hint') return []
    if (book?.of(finding)?.state === 'agreed') return []
    const cell = [...finding.leftCells, ...finding.rightCells][0]?.cell ?? null
    const point = { cell, identity: finding.identity, text: finding.sentence.slice(0, LONGEST_POINT) }
    return [{ key: finding.identity, place: finding.rule, point, mine: false }]
  })
  const choices = [...comments, ...findings]
  /** Only what the person has changed: own comments are chosen without being asked for. */
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const chosen = choices.filter(({ key, mine }) => changed.get(key) ?? mine)
  const signature = chosen.map(({ key }) => key).join('|')
  const tell = useEffectEvent(() => onChange(chosen.map(({ point }) => point)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says which ones are chosen
  useEffect(() => tell(), [signature])
  const line = ({ key, place, point }: Choice) => (
    <li key={key}>
      <label>
        <input
          type="checkbox"
          checked={chosen.some((choice) => choice.key === key)}
          onChange={(event) => setChanged(new Map(changed).set(key, event.target.checked))}
        />
        <span>
          <b>{place}</b> {point.text}
        </span>
      </label>
    </li>
  )
  return (
    <fieldset className="return-points">
      <legend>{texts.returnDialog.points}</legend>
      {comments.length > 0 ? <ul aria-label={texts.returnDialog.comments}>{comments.map(line)}</ul> : null}
      {comments.length === 0 ? <p className="return-hint">{texts.returnDialog.howToPin}</p> : null}
      {findings.length > 0 ? (
        <details>
          <summary>{texts.returnDialog.findings(findings.length)}</summary>
          <ul aria-label={texts.returnDialog.findings(findings.length)}>{findings.map(line)}</ul>
        </details>
      ) : null}
    </fieldset>
  )
}

function ofComment({ id, cell, rowLabel, comments }: CommentThread, userId: string): Choice {
  const place = placeOfKey(cell)
  const where = place === null ? cell : `${place.sheet.title} · ${columnTitle(place.column)}`
  const text = (comments.at(-1)?.text ?? '').slice(0, LONGEST_POINT)
  return {
    key: id,
    place: rowLabel === '' ? where : `${rowLabel} · ${where}`,
    point: { cell, identity: null, text },
    mine: comments.some(({ author }) => author.userId === userId),
  }
}
