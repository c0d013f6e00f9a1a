import type { SectionConflict } from '@hesuan/shared/api/conflicts.ts'
import { texts } from '../conflicts/texts.ts'
import { exactCellText } from '../workbench/cellPlace.ts'
import type { OpenFields } from './openFields.ts'

interface Parts {
  readonly conflicts: readonly SectionConflict[]
  readonly active: boolean
}

const LONGEST_VALUE = 24

/** In one line below a field where nobody is: whose values wait there. Null where there are none, or a card says it. */
export function conflictNote({ context }: OpenFields, { conflicts, active }: Parts, narrow = false): string | null {
  if (active || conflicts.length === 0) return null
  const values = conflicts.flatMap(({ cell, rivals }) =>
    rivals.map(({ value, author }) => {
      const text = value === '' ? texts.blank : exactCellText(cell, value, context)
      return `${author.displayName} ${text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text}`
    }),
  )
  return narrow ? texts.inNarrowField(values.length) : texts.inForm(values)
}
