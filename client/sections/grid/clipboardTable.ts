import { OWN_TEXT } from './clipboardHtml.ts'
import type { PastedCell } from './gridSource.ts'
import { parseTsv } from './tsv.ts'

/** More than a merged cell ever covers: a table that says so is none of a spreadsheet. */
const WIDEST_SPAN = 2000

/**
 * Reads what a spreadsheet put on the clipboard. The plain text says what each cell shows. The table beside it says more
 * where a number is shown rounded: WPS and older Excel keep every digit there (`x:num`).
 */
export function readClipboard(text: string, html: string): (readonly PastedCell[])[] {
  const table = text === '' || /\sx:num\b/i.test(html) || html.includes(OWN_TEXT) ? readTable(html) : []
  if (text === '') return table
  const block = parseTsv(text)
  const fits = table.length === block.length && block.every((row, index) => row.length === table[index]?.length)
  return block.map((row, index) =>
    row.map((cell, at) => {
      const beside = fits ? table[index]?.[at] : undefined
      return { text: cell, exact: beside?.exact ?? null, own: beside?.own ?? null }
    }),
  )
}

/** The cells of the first table, merged ones spread out as the plain text has them: content first, then blanks. */
function readTable(html: string): PastedCell[][] {
  // The parsed document runs nothing and loads nothing.
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  const rows: PastedCell[][] = Array.from(table?.rows ?? [], () => [])
  Array.from(table?.rows ?? []).forEach((tr, index) => {
    let column = 0
    for (const cell of tr.cells) {
      while (rows[index]?.[column] !== undefined) column++
      const content = {
        text: textOf(cell),
        exact: cell.getAttribute('x:num') || null,
        own: cell.getAttribute(OWN_TEXT),
      }
      const width = Math.min(cell.colSpan, WIDEST_SPAN)
      for (let down = 0; down < Math.min(cell.rowSpan, rows.length - index); down++) {
        for (let across = 0; across < width; across++) {
          const row = rows[index + down]
          if (row !== undefined) row[column + across] = down + across === 0 ? content : BLANK
        }
      }
      column += width
    }
  })
  return rows.map((row) => Array.from(row, (cell) => cell ?? BLANK))
}

const BLANK: PastedCell = { text: '', exact: null, own: null }

function textOf(cell: HTMLTableCellElement): string {
  for (const br of cell.querySelectorAll('br')) br.replaceWith('\n')
  return cell.textContent ?? ''
}
