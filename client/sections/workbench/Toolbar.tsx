import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { SectionStatus } from '@hesuan/shared/workflow/transitions.ts'
import type { ReactNode } from 'react'
import type { Watched } from '../observable.ts'
import { useWatched } from '../useWatched.ts'
import type { OpenSheet } from './openSheet.ts'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenSheet
  readonly unit: Watched<AmountUnit>
  readonly onUnit: (unit: AmountUnit) => void
  readonly status: SectionStatus
}

/** What can be done to the sheet by mouse; every button says its keys. */
export function Toolbar({ open: { controller, source, sheet }, unit, onUnit, status }: Props) {
  const shownUnit = useWatched(unit)
  const isFree = sheet.rows === 'free'
  return (
    <div role="toolbar" aria-label={texts.toolbar} className="toolbar">
      {source.writable ? (
        <>
          <Tool label={texts.undo} keys="Ctrl+Z" onPress={() => controller.undo()} />
          <Tool label={texts.redo} keys="Ctrl+Y" onPress={() => controller.redo()} />
          <i className="toolbar-gap" />
          <Tool label={texts.insertRow} keys="Alt+Enter" disabled={!isFree} onPress={() => controller.insertRow()} />
          <Tool label={texts.deleteRows} keys="Ctrl+-" disabled={!isFree} onPress={() => controller.deleteRows()} />
          <Tool label={texts.fillDown} keys="Ctrl+D" onPress={() => controller.fillDown()} />
          <Tool label={texts.fillRight} keys="Ctrl+R" onPress={() => controller.fillRight()} />
        </>
      ) : (
        <span className="toolbar-read-only">
          <b>{texts.readOnly}</b> {texts.readOnlyWhy[status]}
        </span>
      )}
      <i className="toolbar-gap" />
      <Tool label={texts.find} keys="Ctrl+F" onPress={() => controller.run({ kind: 'find' })} />
      <fieldset className="unit-switch">
        <legend>{texts.unit}</legend>
        {(['wan', 'yuan'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={shownUnit === one} onClick={() => onUnit(one)}>
            {texts[one]}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly keys: string
  readonly disabled?: boolean
  readonly onPress: () => void
  readonly children?: ReactNode
}

function Tool({ label, keys, disabled = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      title={`${label}（${keys}）`}
      disabled={disabled}
      // The grid keeps the keyboard.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {label}
    </button>
  )
}
