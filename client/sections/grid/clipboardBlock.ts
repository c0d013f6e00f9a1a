import { clipboardHtml } from './clipboardHtml.ts'
import type { GridSource } from './gridSource.ts'
import type { Range } from './selection.ts'
import { formatTsv } from './tsv.ts'

/** A range as it goes to the clipboard: exact for other spreadsheets, as it is shown for letters. */
export function copiedBlock(
  source: GridSource,
  { top, bottom, left, right }: Range,
): { readonly text: string; readonly html: string } {
  const columns = source.columns.slice(left, right + 1)
  const cells = source.rows.slice(top, bottom + 1).map(({ key }) => columns.map(({ id }) => ({ row: key, column: id })))
  return {
    text: formatTsv(cells.map((row) => row.map((cell) => source.copyText(cell)))),
    html: clipboardHtml(cells.map((row) => row.map((cell) => source.view(cell.row, cell.column).text))),
  }
}

/** A block repeated over a range that it fits into a whole number of times, as spreadsheets do; rows equally long. */
export function tiledBlock(
  block: readonly (readonly string[])[],
  { top, bottom, left, right }: Range,
): (readonly string[])[] {
  const width = Math.max(0, ...block.map((row) => row.length))
  if (width === 0) return []
  const rows = block.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
  const times = (size: number, by: number): number => (size % by === 0 ? size / by : 1)
  const across = times(right - left + 1, width)
  const down = times(bottom - top + 1, rows.length)
  return Array.from({ length: down }, () => rows)
    .flat()
    .map((row) => Array.from({ length: across }, () => row).flat())
}
