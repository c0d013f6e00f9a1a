import type { TableViewText } from '@hesuan/shared/api/consolidation.ts'
import { rowSpans } from './sheetTexts.ts'

interface IndicatorColumn {
  readonly id: string
  readonly title: string
  readonly width: string
  /** Printed once for neighbours that say the same. */
  readonly merged?: boolean
}

interface IndicatorTableProps {
  readonly caption: string
  readonly rows: TableViewText['rows']
  readonly columns: readonly IndicatorColumn[]
}

/** The indicators of a performance form: groups of neighbours are merged, as they are printed. */
export function IndicatorTable({ caption, rows, columns }: IndicatorTableProps) {
  const texts = (upTo: number) =>
    rows.map(({ cells }) => columns.slice(0, upTo + 1).map(({ id }) => cells[id]?.text ?? ''))
  const spans = columns.map(({ id, merged }, at) =>
    merged !== true
      ? rows.map(() => 1)
      : // A group ends where the group that it stands in ends.
        rowSpans(texts(at).map((path, row) => (rows[row]?.cells[id]?.text === '' ? '' : path.join('\u0000')))),
  )
  return (
    <table className="form-table">
      <caption className="visually-hidden">{caption}</caption>
      <colgroup>
        {columns.map(({ id, width }) => (
          <col key={id} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ id, title }) => (
            <th key={id} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.key}>
            {columns.map(({ id }, column) => {
              const rowSpan = spans[column]?.[at] ?? 1
              return rowSpan === 0 ? null : (
                <td key={id} rowSpan={rowSpan}>
                  {row.cells[id]?.text}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
