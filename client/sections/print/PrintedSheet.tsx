import type { SectionDetail } from '@hesuan/shared/api/section.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { GridColumn } from '../grid/gridSource.ts'
import { headerLayout } from '../grid/headerLayout.ts'
import type { Watched } from '../observable.ts'
import type { OpenSheet } from '../workbench/openSheet.ts'
import { PrintTitle } from './PrintTitle.tsx'
import { texts } from './texts.ts'
import { usePrinting } from './usePrinting.ts'

interface Props {
  readonly open: OpenSheet
  readonly detail: SectionDetail
  readonly unit: Watched<AmountUnit>
}

/** The sheet that is open, on paper: all of its rows, where the screen draws those in sight alone. */
export function PrintedSheet(props: Props) {
  return usePrinting() ? <Paper {...props} /> : null
}

function Paper({ open: { source, sheet }, detail, unit }: Props) {
  const { columns, isViewed, viewCounts } = source
  const rows = source.printed()
  return (
    <table className="printed-sheet" data-columns={density(columns.length)}>
      <thead>
        <tr>
          <td colSpan={columns.length}>
            <PrintTitle
              detail={detail}
              title={sheet.title}
              unit={unit}
              extent={isViewed ? texts.filtered(viewCounts.shown, viewCounts.all) : texts.rows(viewCounts.all)}
            />
          </td>
        </tr>
        {headerLayout(columns).map((cells, level) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row of the header is its place
          <tr key={level}>
            {cells.map((cell) => (
              <th
                key={`${cell.from}/${cell.leaf}`}
                scope={cell.leaf ? 'col' : 'colgroup'}
                colSpan={cell.columns}
                rowSpan={cell.rows}
                data-holds={cell.leaf ? contentOf(columns[cell.from]) : undefined}
              >
                {cell.title}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {rows.map(({ key, kind, level, texts: cells }) => (
          <tr key={key} data-kind={kind}>
            {columns.map(({ id, align }, at) => (
              <td
                key={id}
                data-align={align}
                style={at === 0 && level > 0 ? { paddingLeft: `${level * 3 + 1.5}mm` } : undefined}
              >
                {cells[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How small the letters are so that this many columns fit across a page. */
const density = (columns: number): 'few' | 'some' | 'many' | 'most' =>
  columns <= 6 ? 'few' : columns <= 11 ? 'some' : columns <= 18 ? 'many' : 'most'

/** What says how wide a column has to be at least. */
function contentOf(column: GridColumn | undefined): 'figures' | 'ticks' | 'words' | 'lines' {
  if (column?.align === 'right') return 'figures'
  if (column?.align === 'center') return 'ticks'
  return column?.editor === 'lines' ? 'lines' : 'words'
}
