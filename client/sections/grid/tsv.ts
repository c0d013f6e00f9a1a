/**
 * Reads a block of cells as a spreadsheet puts it on the clipboard: tabs between cells, line ends between rows, a cell
 * with a tab, a line end or a quote in it quoted, quotes doubled. A quote that is never closed is an ordinary character.
 * A last line end is the end of the last row, not a row of its own.
 */
export function parseTsv(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n')
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < source.length) {
    const quoted = source[at] === '"' ? quotedCell(source, at) : null
    const end = quoted?.end ?? endOfCell(source, at)
    row.push(quoted?.content ?? source.slice(at, end))
    if (source[end] === '\t') {
      at = end + 1
      if (at === source.length) row.push('')
    } else {
      rows.push(row)
      row = []
      at = end + 1
    }
  }
  if (row.length > 0) rows.push(row)
  return rows
}

/** Writes a block of cells as spreadsheets read it. Invariant: `parseTsv(formatTsv(block))` is the block. */
export const formatTsv = (block: readonly (readonly string[])[]): string =>
  block.map((row) => `${row.map(quoteWhereNeeded).join('\t')}\r\n`).join('')

const quoteWhereNeeded = (cell: string): string =>
  /[\t\r\n"]/.test(cell) ? `"${cell.replace(/\r\n?/g, '\n').replace(/"/g, '""')}"` : cell

function endOfCell(source: string, from: number): number {
  for (let at = from; at < source.length; at++) if (source[at] === '\t' || source[at] === '\n') return at
  return source.length
}

/** A quoted cell that is closed right before a tab, a line end or the end of the text; else null. */
function quotedCell(source: string, from: number): { readonly content: string; readonly end: number } | null {
  let content = ''
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] !== '"') content += source[at]
    else if (source[at + 1] === '"') {
      content += '"'
      at++
    } else {
      const end = at + 1
      return end === source.length || source[end] === '\t' || source[end] === '\n' ? { content, end } : null
    }
  }
  return null
}
