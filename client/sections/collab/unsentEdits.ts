import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { z } from 'zod'
import type { SectionDocument } from './sectionDocument.ts'

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

/** What of these keys of the document are cells, with what they hold now. Blank cells too: clearing is an edit. */
export const unsentEdits = (
  keys: readonly string[],
  document: SectionDocument,
  describe: (cell: string, value: string) => { readonly place: string; readonly text: string },
): UnsentEdit[] =>
  keys.flatMap((key) => {
    const parsed = parseCellKey(key)
    if (parsed === null || parsed.column === 'order' || parsed.column === 'deleted') return []
    return [{ cell: key, ...describe(key, document.cell(parsed.row, parsed.column)) }]
  })

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
