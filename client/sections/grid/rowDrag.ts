import type { GridSource } from './gridSource.ts'
import type { Range } from './selection.ts'

/** Whether a range is made of whole rows: they are what is dragged by its row numbers. */
export const isWholeRows = ({ left, right }: Range, columns: number): boolean => left === 0 && right === columns - 1

/**
 * Behind which row of the document a boundary between shown rows lies, leaving out the rows that are moved.
 * @param boundary rows above it, from 0
 * @returns null: before all of them
 */
export function rowBefore(source: GridSource, boundary: number, moved: ReadonlySet<string>): string | null {
  for (let at = boundary - 1; at >= 0; at--) {
    const row = source.rows[at]
    if (row?.kind === 'leaf' && !moved.has(row.key)) return row.key
  }
  return null
}

/**
 * Behind which row a block goes that moves one place up or down; undefined where it is at the end already.
 * @param moved the rows of the block, from the top
 */
export function rowBeforeStep(source: GridSource, moved: readonly string[], step: 1 | -1): string | null | undefined {
  const block = new Set(moved)
  const leaves = source.rows.filter(({ kind }) => kind === 'leaf').map(({ key }) => key)
  const others = leaves.filter((key) => !block.has(key))
  const edge = leaves.indexOf((step < 0 ? moved[0] : moved.at(-1)) ?? '')
  const before = leaves.slice(0, edge).filter((key) => !block.has(key)).length
  if (step < 0) return before === 0 ? undefined : (others[before - 2] ?? null)
  return others[before]
}
