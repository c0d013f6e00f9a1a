import { memo, type PointerEvent as ReactPointerEvent } from 'react'
import type { GridColumn } from './gridSource.ts'
import type { HeaderCell } from './headerLayout.ts'

interface Props {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly (readonly HeaderCell[])[]
  /** Of each row, in pixels. */
  readonly heights: readonly number[]
  readonly frozen: number
  readonly onResize: (column: number, event: ReactPointerEvent) => void
}

/** The header of a grid, in one or two rows; it never renders while people work. */
export const GridHeader = memo(function GridHeader({ columns, rows, heights, frozen, onResize }: Props) {
  const tall = (from: number, to: number) => heights.slice(from, to).reduce((sum, one) => sum + one, 0)
  const height = tall(0, heights.length)
  const head = (cell: HeaderCell, level: number) => (
    <div
      key={cell.from}
      role="columnheader"
      aria-colindex={cell.from + 1}
      aria-colspan={cell.columns > 1 ? cell.columns : undefined}
      aria-rowspan={cell.rows > 1 ? cell.rows : undefined}
      className="grid-head-cell"
      style={{
        width: widthOf(cell),
        height: tall(level, level + cell.rows),
        top: tall(0, level),
        left: `var(--x${cell.from})`,
      }}
      title={cell.title}
      data-columns={[cell.from, cell.from + cell.columns - 1].join()}
    >
      <span className="grid-head-title">
        {cell.title}
        {cell.leaf && columns[cell.from]?.required === true ? <i className="grid-required">*</i> : null}
      </span>
      {cell.leaf ? <span className="grid-resize" onPointerDown={(event) => onResize(cell.from, event)} /> : null}
    </div>
  )
  return (
    <div role="rowgroup" className="grid-head" style={{ height }}>
      {rows.map((cells, level) => (
        <div role="row" aria-rowindex={level + 1} className="grid-head-row" key={level === 0 ? 'groups' : 'columns'}>
          <div role="presentation" className="grid-head-frozen">
            {level === 0 ? <div className="grid-corner" role="presentation" style={{ height }} /> : null}
            {cells.filter(({ from }) => from < frozen).map((cell) => head(cell, level))}
          </div>
          {cells.filter(({ from }) => from >= frozen).map((cell) => head(cell, level))}
        </div>
      ))}
    </div>
  )
})

const widthOf = ({ from, columns }: HeaderCell): string =>
  `calc(${Array.from({ length: columns }, (_, offset) => `var(--w${from + offset})`).join(' + ')})`
