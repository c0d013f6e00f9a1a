import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { YearChange } from '@hesuan/shared/pictures/yearChange.ts'
import { PartAmount } from '../PartsTable.tsx'
import type { LeadToFigures } from '../picture.ts'
import { texts } from '../texts.ts'
import { changeTexts, rateText, signedText } from './changeTexts.ts'

interface ChangeTableProps {
  readonly caption: string
  readonly changes: readonly YearChange[]
  readonly what: string
  readonly unit: AmountUnit
  readonly shown: boolean
  /** The round that the year before is in; null: both years are of this round. */
  readonly beforeRound: string | null
  readonly onPart: LeadToFigures
}

/** Both years side by side; this year's amounts lead to this round's tables, last year's to those of its round. */
export function ChangeTable({ caption, changes, what, unit, shown, beforeRound, onPart }: ChangeTableProps) {
  return (
    <table className="data-table chart-table">
      <caption className="visually-hidden">{`${caption}（${texts.unit[unit]}）`}</caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          {[changeTexts.now, changeTexts.before, changeTexts.by, changeTexts.rate].map((title) => (
            <th scope="col" className="figure" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.id} data-part={change.id}>
            <th scope="row">{change.label}</th>
            <td className="figure">
              {change.now === null ? '—' : <PartAmount part={change.now} unit={unit} shown={shown} onPart={onPart} />}
            </td>
            <td className="figure">
              {change.before === null ? (
                '—'
              ) : (
                <PartAmount part={change.before} unit={unit} shown={shown} round={beforeRound} onPart={onPart} />
              )}
            </td>
            <td className="figure">{signedText(change.by, unit)}</td>
            <td className="figure">{rateText(change)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
