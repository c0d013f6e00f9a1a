import type { GridColumn } from './gridSource.ts'

/** One cell of the header: a column, or the group above several. */
export interface HeaderCell {
  readonly title: string
  /** Index of its first column. */
  readonly from: number
  readonly columns: number
  /** How many header rows it covers. */
  readonly rows: number
  /** A column's own header, which can be resized. */
  readonly leaf: boolean
}

/**
 * The header in rows from the top. Neighbours of the same group share one cell above them; a column without a group
 * covers all rows. One row where no column has a group.
 */
export function headerLayout(columns: readonly GridColumn[]): readonly (readonly HeaderCell[])[] {
  const rows = columns.some(({ group }) => group !== null) ? 2 : 1
  const top: HeaderCell[] = []
  const below: HeaderCell[] = []
  columns.forEach(({ title, group }, from) => {
    if (group === null || rows === 1) {
      top.push({ title, from, columns: 1, rows, leaf: true })
      return
    }
    const left = top.at(-1)
    if (left !== undefined && !left.leaf && left.title === group && left.from + left.columns === from) {
      top[top.length - 1] = { ...left, columns: left.columns + 1 }
    } else top.push({ title: group, from, columns: 1, rows: 1, leaf: false })
    below.push({ title, from, columns: 1, rows: 1, leaf: true })
  })
  return rows === 1 ? [top] : [top, below]
}

const ONE_LINE = 28
const TWO_LINES = 42
/** Of a letter of the header, and of what stands around its title. */
const LETTER = 13
const AROUND = 16

/** The heights of the header's rows, in pixels: the row of the columns is higher where a title needs two lines. */
export function headerHeights(columns: readonly GridColumn[]): readonly number[] {
  const grouped = columns.some(({ group }) => group !== null)
  const needsTwo = columns.some(
    ({ title, group, width }) => (!grouped || group !== null) && title.length * LETTER + AROUND > width,
  )
  const ofColumns = needsTwo ? TWO_LINES : ONE_LINE
  return grouped ? [ONE_LINE, ofColumns] : [ofColumns]
}
