/** A cell by its place among the rows and columns that are shown, both from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** The active cell, the range from `anchor` to `focus` that it lies in, and the ranges that were marked before (Ctrl). */
export interface Selection {
  readonly active: Place
  readonly anchor: Place
  readonly focus: Place
  readonly others: readonly Range[]
}

export interface Extent {
  readonly rows: number
  readonly columns: number
}

/** A block of cells; every bound belongs to it. */
export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface Step {
  readonly rows: number
  readonly columns: number
}

export const at = (place: Place): Selection => ({ active: place, anchor: place, focus: place, others: [] })

/** Begins another range beside those that are marked. */
export const addRange = (selection: Selection, place: Place): Selection => ({
  ...at(place),
  others: [...selection.others, rangeOf(selection)],
})

/** Everything that is marked; the range with the active cell last. Ranges may overlap. */
export const rangesOf = (selection: Selection): readonly Range[] => [...selection.others, rangeOf(selection)]

export const isIn = ({ row, column }: Place, { top, bottom, left, right }: Range): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

/** The rows that ranges run through, each once, from the top. */
export function rowsIn(ranges: readonly Range[]): readonly number[] {
  const found = new Set<number>()
  for (const { top, bottom } of ranges) for (let row = top; row <= bottom; row++) found.add(row)
  return [...found].sort((a, b) => a - b)
}

/** The columns of one row that ranges cover, each once, from the left. */
export function columnsIn(row: number, ranges: readonly Range[]): readonly number[] {
  const [first, ...more] = ranges.filter(({ top, bottom }) => row >= top && row <= bottom)
  if (first === undefined) return []
  if (more.length === 0) return span(first.left, first.right)
  const found = new Set([first, ...more].flatMap(({ left, right }) => span(left, right)))
  return [...found].sort((a, b) => a - b)
}

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, offset) => from + offset)

export const rangeOf = ({ anchor, focus }: Selection): Range => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  right: Math.max(anchor.column, focus.column),
})

export const isSingle = ({ anchor, focus, others }: Selection): boolean =>
  others.length === 0 && anchor.row === focus.row && anchor.column === focus.column

/** The nearest place inside; an empty extent has the place 0, 0. */
export const inside = ({ row, column }: Place, extent: Extent): Place => ({
  row: Math.max(0, Math.min(extent.rows - 1, row)),
  column: Math.max(0, Math.min(extent.columns - 1, column)),
})

/** Goes to a place, or stretches the range from the active cell, which stays, to it. */
export function goTo(selection: Selection, place: Place, extent: Extent, extend: boolean): Selection {
  const target = inside(place, extent)
  return extend
    ? { active: selection.active, anchor: selection.active, focus: target, others: selection.others }
    : at(target)
}

/** The place that a move starts from: the end that moves of a range that is stretched, else the active cell. */
export const movingEnd = (selection: Selection, extend: boolean): Place => (extend ? selection.focus : selection.active)

export const moveBy = (selection: Selection, step: Step, extent: Extent, extend: boolean): Selection => {
  const { row, column } = movingEnd(selection, extend)
  return goTo(selection, { row: row + step.rows, column: column + step.columns }, extent, extend)
}

/**
 * Where Ctrl and an arrow lead: to the end of the block of filled cells, from there to the next filled cell, and where
 * there is none to the edge.
 */
export function edgeFrom(from: Place, step: Step, extent: Extent, isFilled: (place: Place) => boolean): Place {
  const next = ({ row, column }: Place): Place | null => {
    const place = { row: row + step.rows, column: column + step.columns }
    const { row: r, column: c } = inside(place, extent)
    return r === place.row && c === place.column ? place : null
  }
  let here = from
  let ahead = next(here)
  if (ahead === null) return here
  if (isFilled(here) && isFilled(ahead)) {
    while (ahead !== null && isFilled(ahead)) {
      here = ahead
      ahead = next(here)
    }
    return here
  }
  while (ahead !== null) {
    here = ahead
    if (isFilled(here)) return here
    ahead = next(here)
  }
  return here
}

/** Where Enter and Tab lead inside a range of several cells: to the next of its cells, round and round. */
export function cycle(selection: Selection, step: Step): Selection {
  const { top, bottom, left, right } = rangeOf(selection)
  const width = right - left + 1
  const height = bottom - top + 1
  const { row, column } = selection.active
  // Enter runs down the columns, Tab along the rows.
  const byColumn = step.rows !== 0
  const index = byColumn ? (column - left) * height + (row - top) : (row - top) * width + (column - left)
  const count = width * height
  const moved = (index + (step.rows || step.columns) + count) % count
  const active = byColumn
    ? { row: top + (moved % height), column: left + Math.floor(moved / height) }
    : { row: top + Math.floor(moved / width), column: left + (moved % width) }
  return { ...selection, active }
}
