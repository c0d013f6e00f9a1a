import { WorkflowSteps } from '@hesuan/shared/api/workflow.ts'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { request } from '../../app/request.ts'
import { withRound } from '../../app/round.ts'
import { sectionPath } from '../../ui/cellPath.ts'
import { timeText } from '../../ui/timeText.ts'
import { texts } from './texts.ts'

const stepsQuery = (round: string | null) =>
  queryOptions({
    queryKey: ['workflow', round],
    queryFn: ({ signal }) => request(WorkflowSteps, withRound('/api/workflow', round), { signal }),
  })

/** Every step that was taken in a round, with whoever took it and when, the newest first. */
export function BoardTimeline({ round }: { readonly round: string | null }) {
  const {
    data: { steps, more },
  } = useSuspenseQuery(stepsQuery(round))
  return (
    <section className="panel board-timeline" aria-label={texts.timeline.title}>
      <h2>{texts.timeline.title}</h2>
      {steps.length === 0 ? <p className="page-note">{texts.timeline.none}</p> : null}
      <ol>
        {steps.map(({ key, action, section, by, at, reason }) => (
          <li key={key} data-action={action}>
            <time dateTime={at}>{timeText(at)}</time>
            <b>{by}</b>
            <span>
              {texts.timeline.action[action]}
              {section === null ? null : <Link to={sectionPath(section.id)}>{section.unitName}</Link>}
              {reason === null ? null : <em>{reason}</em>}
            </span>
          </li>
        ))}
      </ol>
      {more ? <p className="page-note">{texts.timeline.more}</p> : null}
    </section>
  )
}
