import type { Column } from '@hesuan/shared/template/sheet.ts'
import { FieldConflicts } from './FieldConflicts.tsx'
import type { OpenFields } from './openFields.ts'
import { useField } from './useField.ts'

interface Props {
  readonly open: OpenFields
  readonly row: string
  readonly column: Column
}

/** One box of a group of boxes. */
export function TickField({ open, row, column }: Props) {
  const cell = { row, column: column.id }
  const field = useField<HTMLInputElement>(open, cell)
  const { view } = field
  return (
    <span className="form-tick-field" {...field.look}>
      <label className="form-tick">
        <input
          ref={field.ref}
          type="checkbox"
          data-cell={`${row}:${column.id}`}
          checked={view.text !== ''}
          aria-readonly={view.readOnly || undefined}
          onFocus={field.onFocus}
          onBlur={field.onBlur}
          onKeyDown={field.onKeyDown}
          onChange={() => {
            if (!view.readOnly) open.sourceOf(row).edits.toggle([cell])
          }}
        />
        {column.title}
      </label>
      {view.visitor === null ? null : <span className="form-visitor">{view.visitor.name}</span>}
      <FieldConflicts open={open} conflicts={field.conflicts} active={field.active} />
    </span>
  )
}
