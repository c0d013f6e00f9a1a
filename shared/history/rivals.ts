import type { StructId } from './cellChange.ts'

/** A value that stands at a cell: nobody who wrote there since had seen it. */
export interface Rival extends StructId {
  readonly value: string
}

/** A write to a cell, with what its author had seen of the cell. */
export interface RivalWrite extends Rival {
  /** See `CellChange.behind`. */
  readonly behind: readonly StructId[]
  /** Of the values that stood in conflict, those that its author had on the screen. */
  readonly saw: readonly StructId[]
  /** The cell holds another value all the same: see `ChangeConflict`. */
  readonly lost: boolean
}

/**
 * The values that stand at a cell after a write. A write takes the place of what its author had seen: of the value that
 * it was put behind, of what was on the screen, and of whatever its own window wrote before.
 * @param standing the values that stood before; where nothing is in conflict, the one that the cell holds
 */
export function rivalsAfter<R extends Rival>(standing: readonly R[], write: R & RivalWrite): R[] {
  // The screen may be ahead of the document: a write that lost has settled nothing, whatever its author saw.
  const seen = write.lost ? write.behind : [...write.behind, ...write.saw]
  return [...standing.filter((rival) => rival.client !== write.client && !isAmong(rival, seen)), write]
}

/** Whether people have to settle what a cell should hold. */
export const isContested = (standing: readonly Rival[]): boolean => new Set(standing.map(({ value }) => value)).size > 1

const isAmong = ({ client, clock }: StructId, ids: readonly StructId[]): boolean =>
  ids.some((id) => id.client === client && id.clock === clock)
