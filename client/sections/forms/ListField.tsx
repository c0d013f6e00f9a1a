import type { Column } from '@hesuan/shared/template/sheet.ts'
import { useId } from 'react'
import { conflictNote } from './conflictNote.ts'
import { FieldConflicts } from './FieldConflicts.tsx'
import type { OpenFields } from './openFields.ts'
import { useField } from './useField.ts'

interface Props {
  readonly open: OpenFields
  readonly row: string
  readonly column: Column
  readonly label: string
}

/** A choice, or a reference to a row of another sheet. */
export function ListField({ open, row, column, label }: Props) {
  const cell = { row, column: column.id }
  const field = useField<HTMLSelectElement>(open, cell)
  const { view } = field
  const id = useId()
  const note = conflictNote(open, field)
  const { edits } = open.sourceOf(row)
  const options = edits.options(cell, '')
  const present = options.find((option) => option.label === view.text || option.detail === view.text)
  return (
    <div className="form-field" {...field.look}>
      <select
        ref={field.ref}
        data-cell={`${row}:${column.id}`}
        aria-label={label}
        aria-describedby={note === null ? undefined : id}
        title={view.text}
        value={present?.value ?? (view.text === '' ? '' : '@other')}
        onFocus={field.onFocus}
        onBlur={field.onBlur}
        onKeyDown={field.onKeyDown}
        onChange={(event) => {
          if (!view.readOnly && event.currentTarget.value !== '@other') edits.enter(cell, event.currentTarget.value)
        }}
      >
        {present === undefined && view.text !== '' ? <option value="@other">{view.text}</option> : null}
        <option value="">（未选）</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={view.readOnly}>
            {option.label}
          </option>
        ))}
      </select>
      {view.visitor === null ? null : <span className="form-visitor">{view.visitor.name}</span>}
      {note === null ? null : (
        <p className="form-note" id={id}>
          {note}
        </p>
      )}
      <FieldConflicts open={open} conflicts={field.conflicts} active={field.active} />
    </div>
  )
}
