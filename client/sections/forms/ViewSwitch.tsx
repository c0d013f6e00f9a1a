import type { Sheet } from '@hesuan/shared/template/sheet.ts'
import { texts } from './texts.ts'

interface Props {
  readonly sheets: readonly Sheet[]
  /** The sheet that is open as a table; null where the forms are. */
  readonly table: string | null
  /** Null asks for the forms. */
  readonly onView: (table: string | null) => void
}

/** The performance forms as forms, or their sheets as tables: for pasting and filling many at once. */
export function ViewSwitch({ sheets, table, onView }: Props) {
  return (
    <fieldset className="unit-switch">
      <legend>{texts.view}</legend>
      <button type="button" aria-pressed={table === null} onClick={() => onView(null)}>
        {texts.asForm}
      </button>
      {sheets.map(({ id, title }) => (
        <button key={id} type="button" aria-pressed={table === id} onClick={() => onView(id)}>
          {texts.asTable(title)}
        </button>
      ))}
    </fieldset>
  )
}
