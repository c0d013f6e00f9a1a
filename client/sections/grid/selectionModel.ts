import type { CellAt, GridSource } from './gridSource.ts'
import {
  at,
  columnsIn,
  type Extent,
  inside,
  isIn,
  type Place,
  type Range,
  rangeOf,
  rangesOf,
  rowsIn,
  type Selection,
} from './selection.ts'

/** The rows of a selection by their keys: they lead to it again when rows have moved. */
interface SelectionKeys {
  readonly active: string
  readonly anchor: string
  readonly focus: string
  readonly others: readonly { readonly top: string; readonly bottom: string }[]
}

/** Where the selection is among what is shown. When rows come and go, it stays with its rows. */
export class SelectionModel {
  readonly #source: GridSource
  #selection: Selection
  #keys: SelectionKeys

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

  /**
   * Rows came, went or moved: the selection goes with its rows. Where they are gone it stays near its place, in a row that
   * people work on.
   */
  follow(): void {
    const find = ({ row, column }: Place, key: string): Place => {
      const moved = this.rowIndex(key)
      return inside({ row: moved < 0 ? this.#leafNear(row) : moved, column }, this.extent)
    }
    const { active, anchor, focus, others } = this.#selection
    const moved = {
      active: find(active, this.#keys.active),
      anchor: find(anchor, this.#keys.anchor),
      focus: find(focus, this.#keys.focus),
      // Of the other ranges those stay that are still there.
      others: others.flatMap((range, index) => {
        const keys = this.#keys.others[index]
        const top = this.rowIndex(keys?.top ?? '')
        const bottom = this.rowIndex(keys?.bottom ?? '')
        return top < 0 || bottom < top ? [] : { ...range, top, bottom }
      }),
    }
    this.set(isIn(moved.active, rangeOf(moved)) ? moved : at(moved.active))
  }

  /** The next row of the document from there on, else the last one before; the same place where there is none. */
  #leafNear(row: number): number {
    const { rows } = this.#source
    const next = rows.findIndex(({ kind }, index) => kind === 'leaf' && index >= row)
    const last = rows.findLastIndex(({ kind }) => kind === 'leaf')
    return next >= 0 ? next : last >= 0 ? last : row
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

  /** Everything that is marked. */
  get ranges(): readonly Range[] {
    return rangesOf(this.#selection)
  }

  /** The rows that are marked, each once, from the top. */
  rowKeys(): string[] {
    return rowsIn(this.ranges).flatMap((row) => this.#source.rows[row]?.key ?? [])
  }

  /** The cells that are marked, each once, row by row. */
  cells(): CellAt[] {
    const { ranges } = this
    return rowsIn(ranges).flatMap((row) =>
      columnsIn(row, ranges).flatMap((column) => this.cellAt({ row, column }) ?? []),
    )
  }

  #keysOf({ active, anchor, focus, others }: Selection): SelectionKeys {
    const key = (row: number) => this.#source.rows[row]?.key ?? ''
    return {
      active: key(active.row),
      anchor: key(anchor.row),
      focus: key(focus.row),
      others: others.map(({ top, bottom }) => ({ top: key(top), bottom: key(bottom) })),
    }
  }
}
