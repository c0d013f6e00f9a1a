import { FindingsOverTime } from '@hesuan/shared/api/pictures.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { request } from '../../../app/request.ts'
import { useRound, withRound } from '../../../app/round.ts'
import { timeText } from '../../../ui/timeText.ts'
import { Chart } from '../Chart.tsx'
import { PictureFrame } from '../PictureFrame.tsx'
import type { PictureProps } from '../picture.ts'
import { texts } from '../texts.ts'
import { findingsOption } from './findingsOption.ts'
import { type Counted, causeText, findingsSentence, findingsTexts, SEVERITIES } from './findingsTexts.ts'

const HEIGHT = 400

/** How many checks differed, from submission to submission of the round. */
export function FindingsPicture({ consolidation }: PictureProps) {
  const round = useRound()
  const navigate = useNavigate()
  const { data } = useSuspenseQuery({
    queryKey: ['findings', 'submitted', round, 'over-time'],
    queryFn: ({ signal }) => request(FindingsOverTime, withRound('/api/pictures/findings', round), { signal }),
  })
  const { points, complete } = data
  const option = useMemo(() => findingsOption(points), [points])
  const sentence = findingsSentence(points)
  const addressOf = (severity: Counted) =>
    withRound(`/findings?basis=submitted&severity=${findingsTexts.filter[severity]}`, round)
  const place = (id: string) => {
    const [at = '', severity = ''] = id.split('|')
    const point = points[Number(at)]
    const counted = SEVERITIES.find((one) => one === severity)
    return point === undefined || counted === undefined ? null : { point, counted }
  }
  return (
    <PictureFrame
      consolidation={{ ...consolidation, basis: 'submitted', at: points.at(-1)?.at ?? consolidation.at }}
      unit={null}
      name={texts.pictures.findings}
      sentence={sentence}
      isEmpty={points.length === 0}
      nothing={findingsTexts.nothing}
    >
      <p className="picture-note">
        {findingsTexts.binding}
        {complete ? '' : findingsTexts.partial}
      </p>
      <Chart
        label={sentence}
        option={option}
        height={HEIGHT}
        tip={(id) => {
          const told = place(id)
          if (told === null) return null
          const { point, counted } = told
          return {
            name: `${timeText(point.at)} ${causeText(point)}`,
            lines: [[findingsTexts.severity[counted], findingsTexts.count(point[counted])]],
          }
        }}
        onPart={(id) => {
          const told = place(id)
          if (told !== null) void navigate(addressOf(told.counted))
        }}
        figures={(shown) => <PointsTable caption={sentence} points={points} shown={shown} addressOf={addressOf} />}
      />
    </PictureFrame>
  )
}

interface PointsTableProps {
  readonly caption: string
  readonly points: FindingsOverTime['points']
  readonly shown: boolean
  readonly addressOf: (severity: Counted) => string
}

/** The counts; those of the last time lead to the list of findings. */
function PointsTable({ caption, points, shown, addressOf }: PointsTableProps) {
  return (
    <table className="data-table chart-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{findingsTexts.columns.at}</th>
          <th scope="col">{findingsTexts.columns.cause}</th>
          {SEVERITIES.map((one) => (
            <th scope="col" className="figure" key={one}>
              {findingsTexts.severity[one]}
            </th>
          ))}
          <th scope="col" className="figure">
            {findingsTexts.columns.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first time stays the first
          <tr key={at} data-part={String(at)}>
            <th scope="row">{timeText(point.at, 'second')}</th>
            <td>
              {causeText(point)}
              {point.submitted === null ? '' : `（${findingsTexts.by(point.submitted.by)}）`}
            </td>
            {SEVERITIES.map((one) => (
              <td className="figure" key={one}>
                {shown && at === points.length - 1 ? <Link to={addressOf(one)}>{point[one]}</Link> : point[one]}
              </td>
            ))}
            <td className="figure">{point.errors + point.warnings + point.hints}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
