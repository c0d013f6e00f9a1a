import type { Headroom } from '@hesuan/shared/consolidation/headroom.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import type { LiveComputation } from '../live/liveComputation.ts'
import { Observable, type Watched } from '../observable.ts'
import { amountText } from '../sheet/cellText.ts'
import { useWatched } from '../useWatched.ts'
import { LINE_FIGURES } from './lineFigures.ts'
import { texts } from './texts.ts'

const NOTHING_YET = new Observable(null)

/** The figures that the section is known by, as of the last keystroke. */
export function LiveFiguresLine({
  live,
  unit,
}: {
  readonly live: LiveComputation | null
  readonly unit: Watched<AmountUnit>
}) {
  const figures = useWatched<LiveComputation['figures']['value']>(live?.figures ?? NOTHING_YET)
  const shownUnit = useWatched(unit)
  if (figures === null) return null
  const { income, expenditure } = figures.totals
  const balance = income === null || expenditure === null ? null : new Exact(income).minus(expenditure)
  const said = [
    ...LINE_FIGURES.map((figure) => {
      const value = figures.totals[figure]
      return `${texts.figures[figure]} ${value === null ? '—' : amountText(value, shownUnit)}`
    }),
    ...(balance === null || balance.isZero()
      ? []
      : [`${texts.figures.balance} ${amountText(balance.toFixed(2), shownUnit)}`]),
  ].join('　')
  return (
    <dl className="live-figures" title={said}>
      {LINE_FIGURES.map((figure) => {
        const value = figures.totals[figure]
        const headroom = figures.headroom[figure]
        return (
          <div key={figure}>
            <dt>{texts.figures[figure]}</dt>
            <dd>
              {value === null ? '—' : amountText(value, shownUnit)}
              {headroom === undefined ? null : <Left headroom={headroom} unit={shownUnit} />}
            </dd>
          </div>
        )
      })}
      {balance === null || balance.isZero() ? null : (
        <div data-off="">
          <dt>{texts.figures.balance}</dt>
          <dd>{amountText(balance.toFixed(2), shownUnit)}</dd>
        </div>
      )}
    </dl>
  )
}

/** What the ceiling of a figure leaves, or by how much the figure is above it. */
function Left({ headroom: { ceiling, left }, unit }: { readonly headroom: Headroom; readonly unit: AmountUnit }) {
  const over = new Exact(left).isNegative()
  const amount = amountText(new Exact(left).abs().toFixed(2), unit)
  return (
    <small data-over={over || undefined} title={texts.ceiling(amountText(ceiling, unit))}>
      {over ? texts.overCeiling(amount) : texts.headroom(amount)}
    </small>
  )
}
