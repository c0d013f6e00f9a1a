import { clipboardHtml } from './clipboardHtml.ts'
import type { GridSource } from './gridSource.ts'
import { columnsIn, type Range, rowsIn } from './selection.ts'
import { formatTsv } from './tsv.ts'

/**
 * What is marked as it goes to the clipboard: exact for other spreadsheets, as it is shown for letters. Several ranges make
 * one block where they have their columns or their rows in common; else null.
 */
export function copiedBlock(
  source: GridSource,
  ranges: readonly Range[],
): { readonly text: string; readonly html: string } | null {
  if (!ranges.every((range) => sameColumns(range, ranges[0])) && !ranges.every((range) => sameRows(range, ranges[0]))) {
    return null
  }
  const cells = rowsIn(ranges).map((row) =>
    columnsIn(row, ranges).map((column) => ({
      row: source.rows[row]?.key ?? '',
      column: source.columns[column]?.id ?? '',
    })),
  )
  return {
    text: formatTsv(cells.map((row) => row.map((cell) => source.copyText(cell)))),
    html: clipboardHtml(
      cells.map((row) =>
        row.map((cell) => ({ text: source.view(cell.row, cell.column).text, own: source.ownText(cell) })),
      ),
    ),
  }
}

const sameColumns = (a: Range, b: Range | undefined): boolean => a.left === b?.left && a.right === b.right
const sameRows = (a: Range, b: Range | undefined): boolean => a.top === b?.top && a.bottom === b.bottom

/** A block repeated over a range that it fits into a whole number of times, as spreadsheets do; rows equally long. */
export function tiledBlock<T>(
  block: readonly (readonly T[])[],
  { top, bottom, left, right }: Range,
  blank: T,
): (readonly T[])[] {
  const width = Math.max(0, ...block.map((row) => row.length))
  if (width === 0) return []
  const rows = block.map((row) => [...row, ...Array.from({ length: width - row.length }, () => blank)])
  const times = (size: number, by: number): number => (size % by === 0 ? size / by : 1)
  const across = times(right - left + 1, width)
  const down = times(bottom - top + 1, rows.length)
  return Array.from({ length: down }, () => rows)
    .flat()
    .map((row) => Array.from({ length: across }, () => row).flat())
}
