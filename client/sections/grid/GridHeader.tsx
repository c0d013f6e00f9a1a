import { memo, type PointerEvent as ReactPointerEvent } from 'react'
import type { GridColumn } from './gridSource.ts'
import type { HeaderCell } from './headerLayout.ts'

/** How rows are shown otherwise than the document has them; the same object as long as nothing of it changes. */
export interface Arrangement {
  readonly sort: null | { readonly column: string; readonly descending: boolean }
  readonly filtered: ReadonlySet<string>
}

interface Props {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly (readonly HeaderCell[])[]
  /** Of each row, in pixels. */
  readonly heights: readonly number[]
  readonly frozen: number
  readonly onResize: (column: number, event: ReactPointerEvent) => void
  readonly arrangement: Arrangement
  readonly menuLabel: (column: string) => string
  readonly onMenu: (column: string, spot: { x: number; y: number }) => void
}

/** The header of a grid, in one or two rows; it never renders while people work. */
export const GridHeader = memo(function GridHeader(props: Props) {
  const { columns, rows, heights, frozen, onResize, arrangement, menuLabel, onMenu } = props
  const tall = (from: number, to: number) => heights.slice(from, to).reduce((sum, one) => sum + one, 0)
  const height = tall(0, heights.length)
  const { sort, filtered } = arrangement
  const sortOf = ({ from, leaf }: HeaderCell) =>
    leaf && sort !== null && columns[from]?.id === sort.column
      ? sort.descending
        ? ('descending' as const)
        : ('ascending' as const)
      : undefined
  const menuButton = (column: GridColumn | undefined) => {
    if (column === undefined) return null
    const arrow = sort?.column === column.id ? (sort.descending ? '↓' : '↑') : ''
    const isFiltered = filtered.has(column.id)
    return (
      <button
        type="button"
        tabIndex={-1}
        className="grid-head-menu"
        data-on={arrow !== '' || isFiltered || undefined}
        aria-label={menuLabel(column.id)}
        title={menuLabel(column.id)}
        onPointerDown={(event) => event.stopPropagation()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          onMenu(column.id, { x: left, y: bottom })
        }}
      >
        {isFiltered ? '筛' : ''}
        {arrow === '' && !isFiltered ? '▾' : arrow}
      </button>
    )
  }
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
      aria-sort={sortOf(cell)}
      data-columns={[cell.from, cell.from + cell.columns - 1].join()}
    >
      <span className="grid-head-title">
        {cell.title}
        {cell.leaf && columns[cell.from]?.required === true ? <i className="grid-required">*</i> : null}
      </span>
      {cell.leaf ? menuButton(columns[cell.from]) : null}
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
