import type { CellBlock, GridSource } from './gridSource.ts'
import { isIn, type Place, type Range } from './selection.ts'

/**
 * Where a dragged fill handle leads: the range stretched towards the pointer, along the way that is longer, and the part
 * of it that is to be filled. Null while the pointer is inside the range.
 */
export function fillTarget(range: Range, pointer: Place): Range | null {
  if (isIn(pointer, range)) return null
  const { top, bottom, left, right } = range
  const down = pointer.row - bottom
  const up = top - pointer.row
  const across = Math.max(pointer.column - right, left - pointer.column)
  if (Math.max(down, up) >= across) {
    return down > 0
      ? { ...range, top: bottom + 1, bottom: pointer.row }
      : { ...range, top: pointer.row, bottom: top - 1 }
  }
  return pointer.column > right
    ? { ...range, left: right + 1, right: pointer.column }
    : { ...range, left: pointer.column, right: left - 1 }
}

/** Repeats a range over the one beside it that `fillTarget` found. */
export function fillInto(source: GridSource, range: Range, target: Range): void {
  const backwards = target.bottom < range.top || target.right < range.left
  // What is nearest is filled first, so that the pattern goes on from there.
  const inOrder = (keys: readonly string[], along: boolean) => (backwards && along ? keys.toReversed() : keys)
  const isVertical = target.left === range.left && target.right === range.right
  const block = (of: Range): CellBlock => ({
    rows: inOrder(leavesOf(source, of.top, of.bottom), isVertical),
    columns: inOrder(
      source.columns.slice(of.left, of.right + 1).map(({ id }) => id),
      !isVertical,
    ),
  })
  source.edits.fill(block(range), block(target))
}

/** Fills a range from its first row; a single row from the one above it. */
export function fillDown(source: GridSource, range: Range): void {
  const rows = leavesOf(source, range.top, range.bottom)
  const columns = source.columns.slice(range.left, range.right + 1).map(({ id }) => id)
  const [first, ...below] = rows.length > 1 ? rows : [...leavesOf(source, 0, range.top - 1).slice(-1), ...rows]
  if (first !== undefined) source.edits.fill({ rows: [first], columns }, { rows: below, columns })
}

/** Fills a range from its first column; a single column from the one to the left of it. */
export function fillRight(source: GridSource, { top, bottom, left, right }: Range): void {
  const rows = leavesOf(source, top, bottom)
  const from = left === right ? left - 1 : left
  const [first, ...beside] = source.columns.slice(Math.max(0, from), right + 1).map(({ id }) => id)
  if (first !== undefined && beside.length > 0) source.edits.fill({ rows, columns: [first] }, { rows, columns: beside })
}

/**
 * How far down a double click on the handle fills: as far as the column to the left, else the one to the right, has
 * something in every row. Subtotals count as nothing and end nothing. Null where there is nothing to fill.
 */
export function fillReach(source: GridSource, range: Range): Range | null {
  const reach = (column: number): number => {
    const id = source.columns[column]?.id
    if (id === undefined) return range.bottom
    let last = range.bottom
    for (let row = range.bottom + 1; row < source.rows.length; row++) {
      const shown = source.rows[row]
      if (shown === undefined || shown.kind === 'subtotal' || shown.kind === 'total') continue
      if (!source.isFilled({ row: shown.key, column: id })) break
      last = row
    }
    return last
  }
  const left = reach(range.left - 1)
  const bottom = left > range.bottom ? left : reach(range.right + 1)
  return bottom > range.bottom ? { ...range, top: range.bottom + 1, bottom } : null
}

const leavesOf = (source: GridSource, from: number, to: number): string[] =>
  source.rows.slice(from, to + 1).flatMap(({ key, kind }) => (kind === 'leaf' ? key : []))
