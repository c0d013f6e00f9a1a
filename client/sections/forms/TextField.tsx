import type { Column } from '@hesuan/shared/template/sheet.ts'
import { useId } from 'react'
import { conflictNote } from './conflictNote.ts'
import { FieldConflicts } from './FieldConflicts.tsx'
import type { OpenFields } from './openFields.ts'
import { texts } from './texts.ts'
import { useField } from './useField.ts'

interface Props {
  readonly open: OpenFields
  readonly row: string
  readonly column: Column
  /** What the field is called where its label stands elsewhere. */
  readonly label: string
}

/** A text, an amount or a number of a form. It grows with its text, also on paper. */
export function TextField({ open, row, column, label }: Props) {
  const lines = column.type.kind === 'text' && column.type.multiline === true
  const field = useField<HTMLTextAreaElement>(open, { row, column: column.id }, lines)
  const { view, state } = field
  const id = useId()
  const isNumber = column.type.kind === 'amount' || column.type.kind === 'quantity'
  const text = state?.text ?? (isNumber ? view.text : open.sourceOf(row).edits.editText({ row, column: column.id }))
  const cell = `${row}:${column.id}`
  const note = view.mark === null ? null : open.mark(cell)
  const theirs = state?.theirs == null ? null : texts.theirs(state.theirs)
  const notes = state?.error ?? theirs ?? conflictNote(open, field, isNumber) ?? note?.text ?? null
  return (
    <div className={isNumber ? 'form-field form-field-number' : 'form-field'} {...field.look}>
      <div className="form-grow" data-text={text}>
        <textarea
          ref={field.ref}
          data-cell={cell}
          rows={1}
          value={text}
          readOnly={view.readOnly}
          spellCheck={false}
          autoComplete="off"
          aria-label={label}
          aria-invalid={state?.error != null || undefined}
          aria-describedby={notes === null ? undefined : id}
          title={isNumber && view.hint !== '' ? view.hint : undefined}
          onFocus={field.onFocus}
          onBlur={field.onBlur}
          onKeyDown={field.onKeyDown}
          onChange={(event) => {
            open.controller.enter({ row, column: column.id })
            open.controller.type({ row, column: column.id }, event.currentTarget.value)
          }}
        />
      </div>
      {view.visitor === null ? null : <span className="form-visitor">{view.visitor.name}</span>}
      {notes === null ? null : (
        <p className="form-note" id={id} title={notes} role={state?.error == null ? undefined : 'alert'}>
          {notes}
        </p>
      )}
      <FieldConflicts open={open} conflicts={field.conflicts} active={field.active} />
    </div>
  )
}
