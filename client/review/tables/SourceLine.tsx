import type { ConsolidationView } from '@hesuan/shared/api/consolidation.ts'
import { timeText } from '../../ui/timeText.ts'
import { texts } from './texts.ts'

/** Always in sight: what the tables are made from, as of when, and whose figures are missing. */
export function SourceLine({ consolidation: { basis, at, sources } }: { consolidation: ConsolidationView }) {
  const names = (included: boolean) =>
    sources
      .filter((source) => source.included === included)
      .map(({ unitName, status, submittedAt }) =>
        texts.source(unitName, status, basis === 'submitted' && submittedAt !== null ? timeText(submittedAt) : null),
      )
      .join('、')
  const included = names(true)
  const excluded = names(false)
  return (
    <p className="source-line" data-basis={basis}>
      <strong>{texts.made[basis]}</strong>
      <span>{texts.at(timeText(at, 'second'))}</span>
      {included !== '' && <span>{`${texts.included}：${included}`}</span>}
      {excluded !== '' && <span className="source-line-missing">{`${texts.excluded}：${excluded}`}</span>}
    </p>
  )
}
