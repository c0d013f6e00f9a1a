import type { StandingReturn } from '@hesuan/shared/api/section.ts'
import { timeText } from '../../ui/timeText.ts'
import { texts } from './texts.ts'

interface Props {
  readonly returned: StandingReturn
  /** Leads to a cell; absent as long as the section is not open. */
  readonly onJump?: ((cell: string) => void) | undefined
  readonly cellName?: ((cell: string) => string) | undefined
}

/** Why a section was given back, and every place that the reason is pinned to. */
export function ReturnedNote({ returned: { reason, by, at, points }, onJump, cellName }: Props) {
  return (
    <div className="workbench-returned" role="note">
      <b>{texts.returned}</b>
      <div>
        <span>{reason}</span>
        {points.length === 0 ? null : (
          <ol aria-label={texts.returnedPoints}>
            {points.map(({ cell, identity, text }) => (
              <li key={`${cell}|${identity}|${text}`}>
                {cell === null || onJump === undefined ? null : (
                  <button type="button" onClick={() => onJump(cell)}>
                    {cellName?.(cell) ?? cell}
                  </button>
                )}{' '}
                {text}
              </li>
            ))}
          </ol>
        )}
      </div>
      <small>
        {by} <time dateTime={at}>{timeText(at)}</time>
      </small>
    </div>
  )
}
