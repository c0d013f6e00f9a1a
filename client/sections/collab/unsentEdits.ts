import type { CellChange } from '@hesuan/shared/history/cellChange.ts'
import { z } from 'zod'
import { byOrder, type EditPiece, keyOfChange } from '../offline/editPiece.ts'

/** Something that was typed here and never reached the server. */
export interface UnsentEdit {
  /** Key of the cell. */
  readonly cell: string
  /** Sheet, row and column as people call them, as of when it was typed. */
  readonly place: string
  /** The whole content, to be typed again: nothing rounded, amounts with their unit. */
  readonly text: string
}

const Stored = z.array(z.object({ cell: z.string(), place: z.string(), text: z.string() }))

/**
 * What these edits set, each place once with the last text of its author: not what the document holds now, which may be
 * somebody else's. Blank cells and steps of rows too: clearing and deleting are edits.
 */
export function unsentEdits(
  pieces: readonly EditPiece[],
  describe: (change: CellChange) => { readonly place: string; readonly text: string },
): UnsentEdit[] {
  const last = new Map<string, CellChange>()
  for (const change of pieces.toSorted(byOrder).flatMap(({ changes }) => changes)) last.set(keyOfChange(change), change)
  return [...last].map(([cell, change]) => ({ cell, ...describe(change) }))
}

/** The edits of one person and section that wait for their author, kept in this browser until the author drops them. */
export class UnsentTray {
  readonly #storage: Storage
  readonly #key: string

  constructor(storage: Storage, userId: string, sectionId: string) {
    this.#storage = storage
    this.#key = `hesuan.unsent.${userId}.${sectionId}`
  }

  edits(): readonly UnsentEdit[] {
    const kept = this.#storage.getItem(this.#key)
    if (kept === null) return []
    const parsed = Stored.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : []
  }

  /** Adds edits; of several for one cell the last one stays. */
  keep(edits: readonly UnsentEdit[]): void {
    if (edits.length === 0) return
    const byCell = new Map([...this.edits(), ...edits].map((edit) => [edit.cell, edit]))
    this.#storage.setItem(this.#key, JSON.stringify([...byCell.values()]))
  }

  drop(): void {
    this.#storage.removeItem(this.#key)
  }
}
