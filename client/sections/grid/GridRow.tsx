import { memo, useSyncExternalStore } from 'react'
import { type ColumnLayout, ROW_HEIGHT } from './columnLayout.ts'
import type { GridController } from './controller.ts'
import { GridCell } from './GridCell.tsx'
import type { GridColumn, GridRow as Row } from './gridSource.ts'
import { cellClasses } from './rowState.ts'

interface Props {
  readonly controller: GridController
  readonly gridId: string
  readonly row: Row
  readonly index: number
  readonly headerRows: number
  readonly layout: ColumnLayout
}

const gutterClass = (state: string, grabbed: boolean): string =>
  state === '' ? 'grid-gutter' : grabbed ? 'grid-gutter on grabbed' : 'grid-gutter on'

/** One row. It renders when the selection enters, leaves or changes inside it, not when cells change. */
export const GridRow = memo(function GridRow({ controller, gridId, row, index, headerRows, layout }: Props) {
  const state = useSyncExternalStore(controller.subscribe, () => controller.rowState(index))
  const { source } = controller
  const { frozen } = layout
  const cell = (column: GridColumn, at: number) => (
    <GridCell
      key={column.id}
      source={source}
      gridId={gridId}
      row={row}
      column={column}
      index={at}
      room={layout.width(at)}
      selection={cellClasses(state, at)}
    />
  )
  return (
    <div
      role="row"
      aria-rowindex={index + headerRows + 1}
      className={`grid-row ${row.kind} level-${row.level}`}
      data-row={row.key}
      data-first={index === 0 || undefined}
      style={{ top: index * ROW_HEIGHT }}
    >
      <div role="presentation" className="grid-frozen">
        <div className={gutterClass(state, controller.isGrabbed(index))} role="rowheader">
          {row.kind === 'blank' ? '＋' : index + 1}
        </div>
        {source.columns.slice(0, frozen).map(cell)}
      </div>
      {source.columns.slice(frozen).map((column, at) => cell(column, at + frozen))}
    </div>
  )
})
