import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { SectionStatus } from '@hesuan/shared/workflow/transitions.ts'
import type { ReactNode } from 'react'
import type { Watched } from '../observable.ts'
import { texts as printTexts } from '../print/texts.ts'
import { useWatched } from '../useWatched.ts'
import { Tool } from './Tool.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly writable: boolean
  /** What can be done to what is open; not shown where nothing may be written. */
  readonly tools: ReactNode
  /** How what is open may be looked at. */
  readonly views: ReactNode
  readonly onFind: () => void
  readonly onPrint: () => void
  /** Null where this person may not comment. */
  readonly onComment: (() => void) | null
  readonly unit: Watched<AmountUnit>
  readonly onUnit: (unit: AmountUnit) => void
  readonly status: SectionStatus
}

/** The line above what is open: what can be done to it, how it is looked at, in which unit. */
export function Toolbar({ writable, tools, views, onFind, onPrint, onComment, unit, onUnit, status }: Props) {
  const shownUnit = useWatched(unit)
  return (
    <div role="toolbar" aria-label={texts.toolbar} className="toolbar">
      {writable ? (
        tools
      ) : (
        <span className="toolbar-read-only">
          <b>{texts.readOnly}</b> {texts.readOnlyWhy[status]}
        </span>
      )}
      <i className="toolbar-gap" />
      <Tool label={texts.find} keys="Ctrl+F" onPress={onFind} />
      {onComment === null ? null : <Tool label={texts.comment} keys="Shift+F2" onPress={onComment} />}
      <Tool label={printTexts.print} keys="Ctrl+P" onPress={onPrint} />
      <div className="toolbar-end">
        {views}
        <fieldset className="unit-switch">
          <legend>{texts.unit}</legend>
          {(['wan', 'yuan'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={shownUnit === one} onClick={() => onUnit(one)}>
              {texts[one]}
            </button>
          ))}
        </fieldset>
      </div>
    </div>
  )
}
