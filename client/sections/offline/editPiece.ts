import type { EditContext } from '@hesuan/shared/api/collabMessages.ts'
import type { CellChange } from '@hesuan/shared/history/cellChange.ts'
import { shownColumn } from '@hesuan/shared/section/expressionCell.ts'

/** One edit of one window, as it was made: what the server gets, and what is left of it where the server refuses it. */
export interface EditPiece {
  /** Yjs clientID that it was written under. */
  readonly client: number
  /** Clock of its first write. */
  readonly from: number
  /** Clock behind its last write: durable when the server's state vector has at least that. */
  readonly to: number
  /** Edits may build on those with a smaller number, whichever window made them. */
  readonly order: number
  /** Yjs update, V1, of exactly this transaction. */
  readonly update: Uint8Array
  readonly context: EditContext | null
  /** By the clock of this machine, ISO 8601. */
  readonly madeAt: string
  readonly changes: readonly CellChange[]
  /** The server has refused it, or something that it builds on: it is not sent again. */
  readonly refused: boolean
}

/** So that each comes behind what it may build on. */
export const byOrder = (a: EditPiece, b: EditPiece): number =>
  a.order - b.order || a.client - b.client || a.from - b.from

/** The key of the document that a change set. */
export const keyOfChange = ({ row, column }: Pick<CellChange, 'row' | 'column'>): string =>
  `${row}:${column.replace('@', '')}`

/** What these edits set as people count it, each once, in the order in which it was first set: an amount with its expression once. */
export const keysOfPieces = (pieces: readonly EditPiece[]): string[] => [
  ...new Set(
    pieces.flatMap(({ changes }) =>
      changes.map((change) => keyOfChange({ ...change, column: shownColumn(change.column) })),
    ),
  ),
]
