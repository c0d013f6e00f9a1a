/** A cell by its place among the rows and columns that are shown, both from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** The active cell, and the range from `anchor` to `focus` that it lies in. */
export interface Selection {
  readonly active: Place
  readonly anchor: Place
  readonly focus: Place
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

export const at = (place: Place): Selection => ({ active: place, anchor: place, focus: place })

export const rangeOf = ({ anchor, focus }: Selection): Range => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.column, focus.column),
  right: Math.max(anchor.column, focus.column),
})

export const isSingle = ({ anchor, focus }: Selection): boolean =>
  anchor.row === focus.row && anchor.column === focus.column

/** The nearest place inside; an empty extent has the place 0, 0. */
export const inside = ({ row, column }: Place, extent: Extent): Place => ({
  row: Math.max(0, Math.min(extent.rows - 1, row)),
  column: Math.max(0, Math.min(extent.columns - 1, column)),
})

/** Goes to a place, or stretches the range from the active cell, which stays, to it. */
export function goTo(selection: Selection, place: Place, extent: Extent, extend: boolean): Selection {
  const target = inside(place, extent)
  return extend ? { active: selection.active, anchor: selection.active, focus: target } : at(target)
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
