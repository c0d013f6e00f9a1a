import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import { groupOfIndicator } from '@hesuan/shared/template/performance.ts'
import type { ComponentProps } from 'react'
import { FieldConflicts } from './FieldConflicts.tsx'
import type { OpenFields } from './openFields.ts'
import { texts } from './texts.ts'
import { useField } from './useField.ts'

interface Props {
  readonly open: OpenFields
  readonly row: RowId
}

/** Which group an indicator belongs to: choosing another one moves it there. Links to its levels lead here. */
export function GroupField({ open, row }: Props) {
  const { level2 } = open.plan.indicators
  const field = useField<HTMLSelectElement>(open, { row, column: level2 })
  const { ref, view, onFocus, onBlur, onKeyDown } = field
  return (
    <span className="indicator-group-place" {...field.look}>
      <GroupSelect
        ref={ref}
        open={open}
        row={row}
        data-cell={`${row}:${level2}`}
        title={view.mark === null ? texts.moveTo : view.hint}
        value={groupOfIndicator(open.plan, view.text)?.id ?? ''}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      />
      <FieldConflicts open={open} conflicts={field.conflicts} active={field.active} />
    </span>
  )
}

/** The choice of a group alone, for an indicator that is in none. */
export function GroupSelect({ open, row, ...more }: Props & Omit<ComponentProps<'select'>, 'onChange' | 'open'>) {
  return (
    <select
      className="indicator-group-field"
      aria-label={texts.moveTo}
      value=""
      {...more}
      onChange={(event) => {
        const group = open.plan.groups.find(({ id }) => id === event.currentTarget.value)
        if (group !== undefined) open.assign([row], group, 'both')
      }}
    >
      <option value="">{texts.otherGroup}</option>
      {open.plan.groups.map(({ id, level2: name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
