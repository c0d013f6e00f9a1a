import type { CellAt, GridSource } from './gridSource.ts'
import { at, type Extent, inside, type Place, type Range, rangeOf, type Selection } from './selection.ts'

/** Where the selection is among what is shown. When rows come and go, it stays with its rows. */
export class SelectionModel {
  readonly #source: GridSource
  #selection: Selection
  #keys: { readonly active: string; readonly anchor: string; readonly focus: string }

  constructor(source: GridSource) {
    this.#source = source
    // Totals stand above; people come to work on what is below.
    const first = source.rows.findIndex(({ kind }) => kind === 'leaf')
    this.#selection = at({ row: Math.max(0, first), column: 0 })
    this.#keys = this.#keysOf(this.#selection)
  }

  get selection(): Selection {
    return this.#selection
  }

  set(selection: Selection): void {
    this.#selection = selection
    this.#keys = this.#keysOf(selection)
  }

  get range(): Range {
    return rangeOf(this.#selection)
  }

  get extent(): Extent {
    return { rows: this.#source.rows.length, columns: this.#source.columns.length }
  }

  /** Rows came, went or moved: the selection goes with its rows, and stays near its place where they are gone. */
  follow(): void {
    const find = ({ row, column }: Place, key: string): Place => {
      const moved = this.rowIndex(key)
      return inside({ row: moved < 0 ? row : moved, column }, this.extent)
    }
    const { active, anchor, focus } = this.#selection
    const moved = {
      active: find(active, this.#keys.active),
      anchor: find(anchor, this.#keys.anchor),
      focus: find(focus, this.#keys.focus),
    }
    const { top, bottom } = rangeOf(moved)
    this.set(moved.active.row >= top && moved.active.row <= bottom ? moved : at(moved.active))
  }

  /**
   * How the selection runs through a row, as text so that it compares cheaply: blank, or
   * `left,right,isTop,isBottom,activeColumn`.
   */
  rowState(row: number): string {
    const { top, bottom, left, right } = this.range
    if (row < top || row > bottom) return ''
    const { active } = this.#selection
    return [left, right, row === top ? 1 : 0, row === bottom ? 1 : 0, active.row === row ? active.column : -1].join()
  }

  rowIndex(key: string): number {
    return this.#source.rows.findIndex((row) => row.key === key)
  }

  /** Where a cell is shown; null where it is not. */
  placeOf({ row, column }: CellAt): Place | null {
    const place = { row: this.rowIndex(row), column: this.#source.columns.findIndex(({ id }) => id === column) }
    return place.row < 0 || place.column < 0 ? null : place
  }

  /** What cell is shown there; null where nothing is. */
  cellAt({ row, column }: Place): CellAt | null {
    const key = this.#source.rows[row]?.key
    const id = this.#source.columns[column]?.id
    return key === undefined || id === undefined ? null : { row: key, column: id }
  }

  /** The rows that the range runs through. */
  rowKeys(): string[] {
    const { top, bottom } = this.range
    return this.#source.rows.slice(top, bottom + 1).map(({ key }) => key)
  }

  /** The columns that the range runs through. */
  columnIds(): string[] {
    const { left, right } = this.range
    return this.#source.columns.slice(left, right + 1).map(({ id }) => id)
  }

  cells(): CellAt[] {
    const columns = this.columnIds()
    return this.rowKeys().flatMap((row) => columns.map((column) => ({ row, column })))
  }

  #keysOf({ active, anchor, focus }: Selection) {
    const key = ({ row }: Place) => this.#source.rows[row]?.key ?? ''
    return { active: key(active), anchor: key(anchor), focus: key(focus) }
  }
}
