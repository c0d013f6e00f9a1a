/** A cell of the head of a table. */
export interface HeaderCell {
  readonly text: string
  readonly colSpan: number
  readonly rowSpan: number
  /** Index of its first column. */
  readonly column: number
  /** Whether it names a single column: the last line of that column's header. */
  readonly leaf: boolean
}

/**
 * The head of a table of several levels: neighbours whose headers begin alike share a cell, a short header reaches
 * down to the figures. Columns themselves are never merged, even where two neighbours are called alike.
 * @param headers of each column, from the top; the longest gives the number of rows
 * @returns rows of cells; together they cover every column of every row exactly once
 */
export function mergeHeader(headers: readonly (readonly string[])[]): HeaderCell[][] {
  const depth = Math.max(1, ...headers.map(({ length }) => length))
  const rows: HeaderCell[][] = Array.from({ length: depth }, () => [])
  for (const [level, row] of rows.entries()) {
    for (let column = 0; column < headers.length; column += row.at(-1)?.colSpan ?? 1) {
      const header = headers[column] ?? []
      const last = Math.max(0, header.length - 1)
      if (level > last) {
        // Covered from above by a header that reaches down.
        row.push({ text: '', colSpan: 1, rowSpan: 0, column, leaf: false })
      } else if (level === last) {
        row.push({ text: header[level] ?? '', colSpan: 1, rowSpan: depth - level, column, leaf: true })
      } else {
        row.push({
          text: header[level] ?? '',
          colSpan: groupWidth(headers, column, level),
          rowSpan: 1,
          column,
          leaf: false,
        })
      }
    }
  }
  return rows.map((row) => row.filter(({ rowSpan }) => rowSpan > 0))
}

/** How many neighbours from this column on share the header down to this level, and go further down. */
function groupWidth(headers: readonly (readonly string[])[], first: number, level: number): number {
  const prefix = headers[first]?.slice(0, level + 1) ?? []
  let width = 1
  while (first + width < headers.length) {
    const next = headers[first + width] ?? []
    if (next.length <= level + 1 || !prefix.every((text, at) => next[at] === text)) break
    width += 1
  }
  return width
}
