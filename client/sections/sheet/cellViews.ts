import type { CellView } from '../grid/gridSource.ts'

/**
 * The views of the cells that are on screen: computed once, computed again when they may have changed, and handed on only
 * when they did. Changes from afar wait for the next frame, so that a hundred of them are one rendering.
 */
export class CellViews {
  readonly #compute: (row: string, column: string) => CellView
  readonly #othersFrame: (flush: () => void) => void
  readonly #cells = new Map<string, Watched>()
  readonly #waiting = new Set<string>()
  #frameAsked = false

  constructor(compute: (row: string, column: string) => CellView, othersFrame: (flush: () => void) => void) {
    this.#compute = compute
    this.#othersFrame = othersFrame
  }

  view(row: string, column: string): CellView {
    const key = keyOf(row, column)
    const known = this.#cells.get(key)
    if (known !== undefined) return known.view
    const view = this.#compute(row, column)
    this.#cells.set(key, { row, column, view, listeners: new Set() })
    return view
  }

  subscribe(row: string, column: string, listener: () => void): () => void {
    this.view(row, column)
    const key = keyOf(row, column)
    this.#cells.get(key)?.listeners.add(listener)
    return () => {
      const cell = this.#cells.get(key)
      cell?.listeners.delete(listener)
      if (cell?.listeners.size === 0) this.#cells.delete(key)
    }
  }

  /** Cells of these keys (`row:column`) may have changed; `all` stands for every cell on screen. */
  invalidate(keys: Iterable<string> | 'all', when: 'now' | 'frame'): void {
    for (const key of keys === 'all' ? this.#cells.keys() : keys) if (this.#cells.has(key)) this.#waiting.add(key)
    if (when === 'now') this.#flush()
    else if (!this.#frameAsked && this.#waiting.size > 0) {
      this.#frameAsked = true
      this.#othersFrame(() => {
        this.#frameAsked = false
        this.#flush()
      })
    }
  }

  #flush(): void {
    const keys = [...this.#waiting]
    this.#waiting.clear()
    for (const key of keys) {
      const cell = this.#cells.get(key)
      if (cell === undefined) continue
      const view = this.#compute(cell.row, cell.column)
      if (sameView(view, cell.view)) continue
      cell.view = view
      for (const listener of cell.listeners) listener()
    }
  }
}

interface Watched {
  readonly row: string
  readonly column: string
  view: CellView
  readonly listeners: Set<() => void>
}

const keyOf = (row: string, column: string): string => `${row}:${column}`

const sameView = (a: CellView, b: CellView): boolean =>
  a.text === b.text &&
  a.readOnly === b.readOnly &&
  a.hint === b.hint &&
  a.mark === b.mark &&
  a.conflict === b.conflict &&
  a.commented === b.commented &&
  a.found === b.found &&
  a.visitor?.name === b.visitor?.name &&
  a.visitor?.editing === b.visitor?.editing &&
  a.visitor?.colour === b.visitor?.colour
