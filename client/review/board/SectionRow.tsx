import type { BoardSection } from '@hesuan/shared/api/board.ts'
import { Link } from 'react-router'
import { useRound, withRound } from '../../app/round.ts'
import { useUnsent } from '../../app/unsent.ts'
import { sectionPath } from '../../ui/cellPath.ts'
import { StatusTag, Tag } from '../../ui/Tag.tsx'
import { timeText } from '../../ui/timeText.ts'
import { wanText } from '../../ui/wanText.ts'
import { ReviewActions } from './ReviewActions.tsx'
import { texts } from './texts.ts'
import { TOTALLED } from './unitTotals.ts'

/** One section on the board. */
export function SectionRow({ section, own }: { section: BoardSection; own: boolean }) {
  const { id, unitName, unitCode, kind, may } = section
  const name = kind === 'department' ? texts.departmentSection : unitCode
  return (
    <tr data-own={own || undefined}>
      <th scope="row" className="board-unit">
        {may.read ? <Link to={sectionPath(id)}>{unitName}</Link> : unitName}
        <span className="board-minor">
          {name}
          {own && <Tag tone="info">{texts.own}</Tag>}
        </span>
      </th>
      <td>
        <StatusTag status={section.status} />
        <Returned section={section} />
        <Unsent section={section} />
      </td>
      {TOTALLED.map((column) => (
        <td className="figure" key={column}>
          {section[column] === null ? <span className="blank">{texts.none}</span> : wanText(section[column])}
        </td>
      ))}
      <td>
        <OpenFindings section={section} />
      </td>
      <td>
        <People people={section.online} />
      </td>
      <td>
        <Act by={section.lastEditBy} at={section.lastEditAt} />
      </td>
      <td>
        <Act by={section.submittedBy} at={section.submittedAt} />
      </td>
      <td className="board-actions">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
        <span role="group" aria-label={texts.rowActions(unitName)}>
          <ReviewActions section={section} />
          {may.read && (
            <Link className={may.write ? 'button-primary' : 'button'} to={sectionPath(id)}>
              {may.write ? texts.continue : texts.open}
            </Link>
          )}
        </span>
      </td>
    </tr>
  )
}

function OpenFindings({ section }: { section: BoardSection }) {
  const round = useRound()
  const { unitCode, openErrors, openWarnings, pendingExplanations } = section
  if (openErrors === 0 && openWarnings === 0) return <span className="blank">{texts.noFindings}</span>
  return (
    <Link className="board-findings" to={withRound(`/findings?basis=live&unit=${encodeURIComponent(unitCode)}`, round)}>
      {openErrors > 0 && <Tag tone="error">{texts.errors(openErrors)}</Tag>}
      {openWarnings > 0 && <Tag tone="warning">{texts.warnings(openWarnings)}</Tag>}
      {pendingExplanations > 0 && <Tag tone="info">{texts.pending(pendingExplanations)}</Tag>}
    </Link>
  )
}

function Returned({ section: { returned } }: { section: BoardSection }) {
  if (returned === null) return null
  const { by, at, reason, points } = returned
  return (
    <span className="board-returned" title={texts.returned(reason, by, timeText(at))}>
      {reason}
      {points.length > 0 && ` ${texts.returnedPoints(points.length)}`}
    </span>
  )
}

/** Edits of whoever is signed in here that wait in this browser. */
function Unsent({ section: { id } }: { section: BoardSection }) {
  const waiting = useUnsent().find(({ section }) => section === id)
  if (waiting === undefined) return null
  return (
    <Link className="board-unsent" to={sectionPath(id)} title={texts.unsentHint}>
      {texts.unsent(waiting.edits)}
    </Link>
  )
}

function People({ people }: { people: readonly string[] }) {
  if (people.length === 0) return <span className="blank">{texts.nobody}</span>
  return <span className="board-people">{people.join('、')}</span>
}

function Act({ by, at }: { by: string | null; at: string | null }) {
  if (at === null) return <span className="blank">{texts.none}</span>
  return (
    <span className="board-act">
      {by}
      <time className="board-minor" dateTime={at}>
        {timeText(at)}
      </time>
    </span>
  )
}
