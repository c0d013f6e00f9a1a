import './print.css'
import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { SECTION_STATUS_TEXT } from '../../ui/statusText.ts'
import type { Watched } from '../observable.ts'
import { useWatched } from '../useWatched.ts'
import { texts } from './texts.ts'

interface Props {
  readonly detail: SectionDetail
  /** What is printed: the title of a sheet or of a form. */
  readonly title: string
  readonly unit: Watched<AmountUnit>
  /** How much of it is there, where that can be said. */
  readonly extent?: string
}

/** What paper has to say of itself: unit, year, round, state, sheet, unit of amounts. */
export function PrintTitle({ detail, title, unit, extent }: Props) {
  return (
    <div className="print-title">
      <b>{title}</b>
      <span>
        {detail.unitCode} {detail.unitName}
      </span>
      <span>
        {texts.year(detail.templateYear, detail.roundName)} · {SECTION_STATUS_TEXT[detail.status]}
      </span>
      {extent === undefined ? null : <span>{extent}</span>}
      <span className="print-unit">{texts.unit(useWatched(unit))}</span>
    </div>
  )
}
