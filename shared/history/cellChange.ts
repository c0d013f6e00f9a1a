import type { RowId } from '../section/cellKey.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'

/** What a change concerns within its row: a cell, or the row's own place or life. */
export type ChangedColumn = ColumnId | '@order' | '@deleted'

/** The Yjs struct that wrote something. */
export interface StructId {
  readonly client: number
  readonly clock: number
}

/** One write to one key of a section's document. */
export interface CellChange {
  readonly sheet: SheetId
  readonly row: RowId
  readonly column: ChangedColumn
  /** What the document held right before; null where the key was new. */
  readonly before: string | null
  readonly after: string
  /** Yjs struct id of the write: exactly one change has it. */
  readonly client: number
  readonly clock: number
  /**
   * Writes to the key that its author had in front of them: the one of an earlier transaction that it was put behind,
   * and the one of another window that came with it. At most two; what else they had seen is not in the document.
   */
  readonly behind: readonly StructId[]
  /** The key holds another write all the same, be it of an equal value: then there is no conflict, and still it lost. */
  readonly lost: boolean
  readonly conflict: ChangeConflict | null
}

/** The write met a value that its author had not seen. */
export interface ChangeConflict {
  /** `overwrote`: it replaced that value. `lost`: the other value stayed, and this one never was in the document. */
  readonly kind: 'overwrote' | 'lost'
  readonly other: string
  /** Yjs clientID of the other write. */
  readonly otherClient: number
}
