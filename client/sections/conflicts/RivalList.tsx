import type { SectionConflict } from '@hesuan/shared/api/conflicts.ts'
import { useSession } from '../../app/session.tsx'
import { timeText } from '../../ui/timeText.ts'
import { colourOf } from '../collab/presence.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { exactCellText } from '../workbench/cellPlace.ts'
import { texts } from './texts.ts'

interface Props {
  readonly conflict: SectionConflict
  readonly context: SheetContext
  /** What the cell holds now. */
  readonly held: string
  /** Whether the keys that adopt a value work where this is shown. */
  readonly withKeys: boolean
  /** Null where this person may only read. */
  readonly onAdopt: ((value: string) => void) | null
}

/** The values of a conflict side by side: whose, since when, every digit with its unit. */
export function RivalList({ conflict, context, held, withKeys, onAdopt }: Props) {
  const me = useSession()
  return (
    <ol className="rivals">
      {conflict.rivals.map(({ change, value, author, at }, index) => (
        <li key={change} style={{ borderTopColor: colourOf(author.userId) }}>
          <p className="rival-who">
            <b>{author.displayName}</b>
            {author.userId === me.userId ? texts.me : null}
            <time dateTime={at}>{timeText(at, 'second')}</time>
          </p>
          <p className="rival-value" data-held={value === held || undefined}>
            {value === '' ? texts.blank : exactCellText(conflict.cell, value, context)}
            {value === held ? <small>{texts.held}</small> : null}
          </p>
          {onAdopt === null ? null : (
            <button
              type="button"
              title={withKeys && index < 4 ? `Ctrl+Alt+${index + 1}` : undefined}
              aria-label={texts.adoptOf(
                author.displayName,
                value === '' ? texts.blank : exactCellText(conflict.cell, value, context),
              )}
              // Where the grid has the keyboard, it keeps it.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onAdopt(value)}
            >
              {texts.adopt}
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}
