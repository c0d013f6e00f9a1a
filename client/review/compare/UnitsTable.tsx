import type { SideBySide } from '@hesuan/shared/api/compare.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import { comparedText } from './comparedText.ts'
import type { StateFigure } from './StateTrace.tsx'
import { texts } from './texts.ts'

interface UnitsTableProps {
  readonly data: SideBySide
  readonly unit: AmountUnit
  readonly traced: StateFigure | null
  readonly onTrace: (figure: StateFigure) => void
}

/** Rows as rows, the sum first, then a column a unit; names and sums stay in sight however many there are. */
export function UnitsTable({ data, unit, traced, onTrace }: UnitsTableProps) {
  const table = data.tables.find(({ id }) => id === data.table)
  const column = table?.columns.find(({ id }) => id === data.column)
  if (table === undefined || column === undefined) return null
  const header = column.header.join(' › ')
  const caption = texts.units.caption(table.title, header)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="compare-scroll" tabIndex={0} aria-label={caption}>
      <table className="data-table units-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="units-name">
              {texts.units.name}
            </th>
            <th scope="col" className="figure units-sum">
              {texts.units.sum}
            </th>
            {data.units.map(({ code, name }) => (
              <th key={code} scope="col" className="figure" title={`${code} ${name}`}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be called the same; a row is its place
            <tr key={at} data-style={row.style}>
              <th scope="row" className="units-name">
                {row.code !== '' && <span className="compare-code">{row.code}</span>}
                {row.code === '' && row.name === '' ? texts.units.whole : row.name}
              </th>
              <td className="figure units-sum">
                {row.sum === null ? (
                  <span className="blank">{texts.noPercent}</span>
                ) : (
                  comparedText(row.sum, column.kind, unit)
                )}
              </td>
              {row.cells.map((cell, index) => {
                const of = data.units[index]
                if (of === undefined) return null
                if (cell === null) {
                  return (
                    <td key={of.code} className="figure blank">
                      {texts.noPercent}
                    </td>
                  )
                }
                const figure: StateFigure = {
                  state: data.state.id,
                  table: table.id,
                  copy: '',
                  row: cell.row,
                  column: column.id,
                  name: `${of.name} · ${row.name === '' ? texts.units.whole : row.name}`,
                  columnText: header,
                  value: cell.value,
                  figure: column.kind,
                }
                return (
                  <td key={of.code} className="figure">
                    <button
                      type="button"
                      className="traceable"
                      aria-expanded={traced?.row === cell.row}
                      onClick={() => onTrace(figure)}
                    >
                      {comparedText(cell.value, column.kind, unit)}
                    </button>
                    {cell.share !== null && <small>{texts.units.share(cell.share)}</small>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
