import type { AmountUnit, AmountYuan } from '@hesuan/shared/money/amount.ts'
import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'
import { shareText } from '@hesuan/shared/pictures/shareText.ts'
import { Link, useSearchParams } from 'react-router'
import { amountText } from './amountText.ts'
import { figureAddress } from './figureAddress.ts'
import type { LeadToFigures } from './picture.ts'
import { texts } from './texts.ts'

export interface PartGroup {
  readonly title: string
  readonly parts: readonly (Part & { readonly depth?: number })[]
  /** What the parts are shares of; null: shares would mean nothing. */
  readonly whole: AmountYuan | null
}

interface PartsTableProps {
  readonly caption: string
  readonly groups: readonly PartGroup[]
  readonly unit: AmountUnit
  /** Whether the table is in sight: what can't be seen is no stop for the keyboard. */
  readonly shown: boolean
  readonly onPart: LeadToFigures
}

/** The figures of a picture, group by group, each with its share and the way to where it is published. */
export function PartsTable({ caption, groups, unit, shown, onPart }: PartsTableProps) {
  return (
    <table className="data-table chart-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.columns.name}</th>
          <th scope="col" className="figure">
            {`${texts.columns.amount}（${texts.unit[unit]}）`}
          </th>
          <th scope="col" className="figure">
            {texts.columns.share}
          </th>
        </tr>
      </thead>
      {groups
        .filter(({ parts }) => parts.length > 0)
        .map(({ title, parts, whole }) => (
          <tbody key={title}>
            <tr className="chart-group">
              <th scope="rowgroup" colSpan={3}>
                {title}
              </th>
            </tr>
            {parts.map((part) => (
              <tr key={part.id} data-part={part.id}>
                <th scope="row" style={{ paddingInlineStart: `calc(10px + ${part.depth ?? 0} * 1.2em)` }}>
                  {part.label}
                </th>
                <td className="figure">
                  <PartAmount part={part} unit={unit} shown={shown} onPart={onPart} />
                </td>
                <td className="figure">{whole === null ? '' : (shareText(part.amount, whole) ?? '—')}</td>
              </tr>
            ))}
          </tbody>
        ))}
    </table>
  )
}

interface PartAmountProps {
  readonly part: Part
  readonly unit: AmountUnit
  readonly shown: boolean
  /** That the figures are of; null or absent: the one that is looked at. */
  readonly round?: string | null
  readonly onPart: LeadToFigures
}

/** An amount that leads to its figure, or to the list of its figures where there are several. */
export function PartAmount({ part, unit, shown, round, onPart }: PartAmountProps) {
  const [search] = useSearchParams()
  const text = amountText(part.amount, unit)
  const [figure, ...others] = part.figures
  if (!shown || figure === undefined) return text
  if (others.length === 0) {
    return (
      <Link to={figureAddress(figure, search, round)} title={texts.figures.open}>
        {text}
      </Link>
    )
  }
  return (
    <button
      type="button"
      className="chart-figure"
      title={texts.figures.many(part.figures.length)}
      onClick={() => onPart(part, round)}
    >
      {text}
    </button>
  )
}
