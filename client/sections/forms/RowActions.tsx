import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ReactNode } from 'react'
import type { OpenFields } from './openFields.ts'
import { texts } from './texts.ts'

interface Props {
  readonly open: OpenFields
  readonly row: RowId
  readonly children?: ReactNode
}

/** What can be done to a row of a list: moved within it, deleted. */
export function RowActions({ open, row, children }: Props) {
  const list = open.listOf(row) ?? []
  return (
    <>
      {children}
      <button
        type="button"
        title={texts.up}
        aria-label={texts.up}
        disabled={list[0] === row}
        onClick={() => open.moveRow(row, -1)}
      >
        ↑
      </button>
      <button
        type="button"
        title={texts.down}
        aria-label={texts.down}
        disabled={list.at(-1) === row}
        onClick={() => open.moveRow(row, 1)}
      >
        ↓
      </button>
      <button type="button" title={texts.remove} aria-label={texts.remove} onClick={() => open.removeRow(row)}>
        ✕
      </button>
    </>
  )
}
