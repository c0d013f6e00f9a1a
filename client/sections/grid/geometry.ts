import { type ColumnLayout, GUTTER_WIDTH, ROW_HEIGHT } from './columnLayout.ts'
import type { Place } from './selection.ts'

/** A rectangle in pixels, seen from the top left of the grid. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What the scrolled element says of itself. */
export interface Viewport {
  readonly scrollLeft: number
  readonly scrollTop: number
  readonly clientWidth: number
  readonly clientHeight: number
}

/** Where a cell is on the screen, scrolled as it is. */
export const boxOf = ({ row, column }: Place, layout: ColumnLayout, view: Viewport, headerHeight: number): Box => ({
  x: layout.left(column) - (column < layout.frozen ? 0 : view.scrollLeft),
  y: headerHeight + row * ROW_HEIGHT - view.scrollTop,
  width: layout.width(column),
  height: ROW_HEIGHT,
})

/** How far to scroll so that a cell is in sight, beside what is frozen and below the header. */
export function scrollToSee(
  place: Place,
  layout: ColumnLayout,
  view: Viewport,
  headerHeight: number,
): { readonly left: number; readonly top: number } {
  const { x, y, width, height } = boxOf(place, layout, view, headerHeight)
  const top = y < headerHeight ? y - headerHeight : Math.max(0, y + height - view.clientHeight)
  if (place.column < layout.frozen) return { left: 0, top }
  const { frozenWidth } = layout
  const left =
    x < frozenWidth || width > view.clientWidth - frozenWidth
      ? x - frozenWidth
      : Math.max(0, x + width - view.clientWidth)
  return { left, top }
}

/** What lies at a point of the grid; rows and columns beyond the edges count as the nearest ones. */
export function hit(
  point: { readonly x: number; readonly y: number },
  layout: ColumnLayout,
  view: Viewport,
  headerHeight: number,
  rows: number,
): { readonly place: Place; readonly inGutter: boolean; readonly inHeader: boolean } {
  const x = point.x < layout.frozenWidth ? point.x : point.x + view.scrollLeft
  const row = Math.floor((point.y - headerHeight + view.scrollTop) / ROW_HEIGHT)
  return {
    place: { row: Math.max(0, Math.min(rows - 1, row)), column: layout.columnAt(x) },
    inGutter: point.x < GUTTER_WIDTH,
    inHeader: point.y < headerHeight,
  }
}
