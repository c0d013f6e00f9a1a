import type { Hit } from './findCells.ts'

/** Where somebody is among what is read: sheet, row and column by their places; -1 stands before all of them. */
export interface ReadingPlace {
  readonly sheet: number
  readonly row: number
  readonly column: number
}

/** The hit that comes next on the way down (or up), and round again at the ends; null where there is none. */
export function nextHit(
  hits: readonly Hit[],
  placeOf: (hit: Hit) => ReadingPlace,
  here: ReadingPlace,
  step: 1 | -1,
): Hit | null {
  const ahead = (hit: Hit) => compare(placeOf(hit), here) * step > 0
  return (step > 0 ? (hits.find(ahead) ?? hits[0]) : (hits.findLast(ahead) ?? hits.at(-1))) ?? null
}

const compare = (a: ReadingPlace, b: ReadingPlace): number => a.sheet - b.sheet || a.row - b.row || a.column - b.column
