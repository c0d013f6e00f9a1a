import { type YearSums, YearSums as YearSumsView } from '@hesuan/shared/api/workflow.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { request } from '../../app/request.ts'
import { withRound } from '../../app/round.ts'
import { wanText } from '../../ui/wanText.ts'
import { texts } from './texts.ts'
import { TOTALLED } from './unitTotals.ts'

const yearsQuery = queryOptions({
  queryKey: ['consolidation', 'live', 'years'],
  queryFn: ({ signal }) => request(YearSumsView, '/api/years', { signal }),
})

type Year = YearSums['years'][number]

/** What every year's latest round comes to, with the change from the year before, unit by unit. */
export function YearSumsPanel() {
  const { data } = useQuery(yearsQuery)
  const years = data?.years ?? []
  if (years.length < 2) return null
  const [latest] = years
  return (
    <section className="panel board-years">
      <table className="data-table">
        <caption>{texts.years.title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.columns.unit}</th>
            <th scope="col">{texts.years.year}</th>
            {TOTALLED.map((column) => (
              <th scope="col" className="figure" key={column}>
                {texts.columns[column]}
              </th>
            ))}
            <th scope="col" className="figure">
              {texts.years.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map((year, at) => (
            <YearLine
              key={year.year}
              name={texts.years.department}
              year={year}
              amounts={year.department}
              before={years[at + 1]?.department}
            />
          ))}
          {(latest?.units ?? []).flatMap(({ code, name }) =>
            years.map((year, at) => (
              <YearLine
                key={`${code}|${year.year}`}
                name={name}
                year={year}
                amounts={unitOf(year, code)}
                before={unitOf(years[at + 1], code)}
              />
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}

const unitOf = (year: Year | undefined, code: string): Amounts | undefined =>
  year?.units.find((unit) => unit.code === code)

type Amounts = Year['department']

interface YearLineProps {
  readonly name: string
  readonly year: Year
  readonly amounts: Amounts | undefined
  readonly before: Amounts | undefined
}

function YearLine({ name, year: { year, round }, amounts, before }: YearLineProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Link to={withRound('/', round.id)}>{texts.years.of(year, round.name)}</Link>
      </td>
      {TOTALLED.map((column) => (
        <td className="figure" key={column}>
          {amounts?.[column] == null ? <span className="blank">{texts.none}</span> : wanText(amounts[column])}
        </td>
      ))}
      <td className="figure">{changeOf(amounts?.expenditure ?? null, before?.expenditure ?? null)}</td>
    </tr>
  )
}

/** By how much the expenditure changed, in per cent; blank is not zero. */
function changeOf(now: string | null, before: string | null): string {
  if (now === null || before === null || new Exact(before).isZero()) return texts.none
  const change = new Exact(now).minus(before).dividedBy(before).times(100)
  return `${change.isPositive() ? '+' : ''}${change.toFixed(1)}%`
}
