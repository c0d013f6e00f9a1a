import type { TableViewText } from '@hesuan/shared/api/consolidation.ts'
import { memo, useMemo } from 'react'
import { Figure } from './Figure.tsx'
import { type HeaderCell, mergeHeader } from './mergeHeader.ts'

type Column = TableViewText['columns'][number]
type Row = TableViewText['rows'][number]

/** A published table as it is printed: merged head, total first, names indented by level, figures to the right. */
export const TableSheet = memo(function TableSheet({ view }: { view: TableViewText }) {
  const { columns, rows } = view
  const head = useMemo(() => mergeHeader(columns.map(({ header }) => header)), [columns])
  const starts = useMemo(() => sideStarts(columns), [columns])
  const total = sheetWidth(columns)
  const indented = columns.find(({ kind }) => kind === 'text')?.id
  return (
    <table className="sheet">
      <caption className="visually-hidden">{view.title}</caption>
      <colgroup>
        {columns.map(({ id, width }) => (
          <col key={id} style={{ width: `${(100 * width) / total}%` }} />
        ))}
      </colgroup>
      <thead>
        {head.map((cells, level) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level of the head is its place
          <tr key={level}>
            {cells.map((cell) => (
              <HeadCell key={cell.column} cell={cell} starts={starts} />
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {rows.map((row) => (
          <SheetRow key={row.key} row={row} columns={columns} starts={starts} indented={indented} />
        ))}
      </tbody>
    </table>
  )
})

function HeadCell({ cell, starts }: { cell: HeaderCell; starts: ReadonlySet<number> }) {
  return (
    <th
      scope={cell.leaf ? 'col' : 'colgroup'}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
      data-side={starts.has(cell.column) || undefined}
    >
      {cell.text}
    </th>
  )
}

interface SheetRowProps {
  readonly row: Row
  readonly columns: readonly Column[]
  readonly starts: ReadonlySet<number>
  readonly indented: string | undefined
}

const SheetRow = memo(function SheetRow({ row, columns, starts, indented }: SheetRowProps) {
  return (
    <tr data-style={row.style}>
      {columns.map(({ id, kind }, at) => {
        const cell = row.cells[id]
        const isFigure = kind === 'amount' || kind === 'quantity'
        return (
          <td
            key={id}
            data-kind={kind}
            data-side={starts.has(at) || undefined}
            style={
              id === indented && row.level > 0
                ? { paddingInlineStart: `calc(10px + ${row.level - 1} * 1.2em)` }
                : undefined
            }
          >
            {isFigure ? <Figure cell={cell} row={row.key} column={id} /> : cell?.text}
          </td>
        )
      })}
    </tr>
  )
})

/** The width at which every column is as wide as the template wants it, pixels; on a small screen it may be less. */
export const sheetWidth = (columns: readonly Column[]): number => columns.reduce((sum, { width }) => sum + width, 0)

/** Where the second side of a table of two sides begins: the tops of the headers change from one group to another. */
function sideStarts(columns: readonly Column[]): ReadonlySet<number> {
  const isTwoSided =
    columns.every(({ header }) => header.length > 1) && columns.some(({ kind }, at) => at > 0 && kind === 'text')
  if (!isTwoSided) return new Set()
  return new Set(columns.flatMap(({ header }, at) => (at > 0 && columns[at - 1]?.header[0] !== header[0] ? [at] : [])))
}
