import type { RowId } from '../section/cellKey.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'

/** What a change concerns within its row: a cell, or the row's own place or life. */
export type ChangedColumn = ColumnId | '@order' | '@deleted'

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
