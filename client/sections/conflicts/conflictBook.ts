import type { SectionConflict } from '@hesuan/shared/api/conflicts.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { isDeleted } from '@hesuan/shared/section/document.ts'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import { Observable, type Watched } from '../observable.ts'

const NOTHING: readonly number[] = []

/**
 * The conflicts that this window shows, by their cells. Whoever decides for such a cell has its values in front of
 * them: the document hears of it from here, and tells the server with the edit.
 */
export class ConflictBook {
  readonly #document: SectionDocument
  readonly #open = new Observable<ReadonlyMap<string, SectionConflict>>(new Map())
  #told: readonly SectionConflict[] = []
  /** Settled in this window, and not yet by the word of the server. */
  readonly #settledHere = new Set<string>()
  readonly destroy: () => void

  constructor(document: SectionDocument) {
    this.#document = document
    document.shownAt = (cell) => this.#takeShown(cell)
    const stop = document.onChange(({ sheets }) => {
      if (sheets.size > 0 && this.#told.length > 0) this.#publish()
    })
    this.destroy = () => {
      stop()
      document.shownAt = () => NOTHING
    }
  }

  /** Those of live rows: what is in a deleted row waits for its row. */
  get open(): Watched<ReadonlyMap<string, SectionConflict>> {
    return this.#open
  }

  /** What the server says. */
  tell(conflicts: readonly SectionConflict[]): void {
    this.#told = conflicts
    this.#publish()
  }

  #takeShown(cell: string): readonly number[] {
    const shown = this.#open.value.get(cell)
    if (shown === undefined) return NOTHING
    this.#settledHere.add(stateOf(shown))
    this.#publish()
    return shown.rivals.map(({ change }) => change)
  }

  #publish(): void {
    const open = this.#told.filter((conflict) => {
      const row = parseCellKey(conflict.cell)?.row
      return row !== undefined && !isDeleted(this.#document.doc, row) && !this.#settledHere.has(stateOf(conflict))
    })
    this.#open.set(new Map(open.map((conflict) => [conflict.cell, conflict])))
  }
}

/** A conflict with other values than those that were settled is there again. */
const stateOf = ({ id, rivals }: SectionConflict): string => `${id}|${rivals.map(({ change }) => change).join()}`
