import type { ConsolidationView } from '@hesuan/shared/api/consolidation.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useRound } from '../../app/round.ts'
import { timeText } from '../../ui/timeText.ts'
import { boardQuery } from '../board/boardQuery.ts'
import { texts as tableTexts } from '../tables/texts.ts'
import { texts } from './texts.ts'

interface PictureFrameProps {
  readonly consolidation: ConsolidationView
  /** Of its amounts; null: it counts things. */
  readonly unit: AmountUnit | null
  /** What kind of picture it is. */
  readonly name: string
  /** What is to be seen in it. */
  readonly sentence: string
  readonly isEmpty: boolean
  /** What is chosen for this picture alone. */
  readonly controls?: ReactNode
  /** Whether the choice stays where there is nothing to be seen: another one may have something. */
  readonly keepsControls?: boolean
  /** Why there is nothing, where it is for another reason than that nothing is entered. */
  readonly nothing?: string
  readonly children: ReactNode
}

/** A picture under the sentence that says what is to be seen, with what it was made from; on paper it stands alone. */
export function PictureFrame({
  consolidation,
  unit,
  name,
  sentence,
  isEmpty,
  controls,
  keepsControls = false,
  nothing,
  children,
}: PictureFrameProps) {
  const { basis, at } = consolidation
  const { data: board } = useSuspenseQuery(boardQuery(useRound()))
  return (
    <article className="picture" aria-label={name}>
      <header className="picture-head">
        <div>
          {isEmpty ? null : <p className="picture-name">{name}</p>}
          <h1>{isEmpty ? name : sentence}</h1>
        </div>
        {isEmpty && !keepsControls ? null : <div className="picture-controls">{controls}</div>}
      </header>
      {isEmpty ? <p className="nothing">{nothing ?? texts.nothing[basis]}</p> : children}
      <footer className="picture-meta">
        <span>{board.department.name}</span>
        <span>
          {board.year}年 · {board.round.name} · {tableTexts.made[basis]} · {tableTexts.at(timeText(at, 'second'))}
        </span>
        {unit === null ? null : <span className="picture-unit">{tableTexts.unit[unit]}</span>}
      </footer>
    </article>
  )
}
