import type { Range, Selection } from './selection.ts'
import { rangesOf } from './selection.ts'

/** What of the selection a row has to draw. */
interface Drawn {
  readonly selection: Selection
  /** Where a dragged fill would go. */
  readonly preview: Range | null
  /** The handle is at the bottom right of the range. */
  readonly handle: boolean
}

const PREVIEW = '~'

/**
 * How the selection runs through a row, as text so that it compares cheaply: blank, or the active column, then one part
 * for each range: `left,right,isTop,isBottom,hasHandle`.
 */
export function rowState(row: number, { selection, preview, handle }: Drawn): string {
  const parts: string[] = []
  const ranges = rangesOf(selection)
  ranges.forEach((range, index) => {
    if (row >= range.top && row <= range.bottom) parts.push(part(row, range, handle && index === ranges.length - 1))
  })
  if (preview !== null && row >= preview.top && row <= preview.bottom) parts.push(PREVIEW + part(row, preview, false))
  if (parts.length === 0) return ''
  return [selection.active.row === row ? selection.active.column : -1, ...parts].join('|')
}

const part = (row: number, { top, bottom, left, right }: Range, handle: boolean): string =>
  [left, right, row === top ? 1 : 0, row === bottom ? 1 : 0, handle && row === bottom ? 1 : 0].join()

/** The classes of one cell of a row through which the selection runs as `rowState` says; each begins with a space. */
export function cellClasses(state: string, column: number): string {
  if (state === '') return ''
  const [active, ...parts] = state.split('|')
  const classes = new Set<string>()
  for (const text of parts) {
    const isPreview = text.startsWith(PREVIEW)
    const [left = 0, right = 0, top = 0, bottom = 0, handle = 0] = (isPreview ? text.slice(1) : text)
      .split(',')
      .map(Number)
    if (column < left || column > right) continue
    classes.add(isPreview ? 'filling' : 'selected')
    if (top === 1) classes.add('edge-top')
    if (bottom === 1) classes.add('edge-bottom')
    if (column === left) classes.add('edge-left')
    if (column === right) classes.add('edge-right')
    if (handle === 1 && column === right) classes.add('with-handle')
  }
  if (classes.has('selected') && Number(active) === column) classes.add('active')
  return [...classes].map((name) => ` ${name}`).join('')
}
