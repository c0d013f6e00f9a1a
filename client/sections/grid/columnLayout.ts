import type { GridColumn } from './gridSource.ts'

export const ROW_HEIGHT = 28
export const GUTTER_WIDTH = 44
const NARROWEST = 44
const WIDEST = 1200

/** What is remembered of a person's own column widths. */
export interface WidthMemory {
  load(): Readonly<Record<string, number>>
  save(column: string, width: number): void
}

/** Where columns lie, in pixels. Widths are CSS variables of the grid: resizing renders nothing. */
export class ColumnLayout {
  readonly #columns: readonly GridColumn[]
  readonly #memory: WidthMemory
  readonly #widths: number[]
  /** How many leading columns stay in sight. */
  readonly frozen: number

  constructor(columns: readonly GridColumn[], memory: WidthMemory) {
    const own = memory.load()
    this.#columns = columns
    this.#memory = memory
    this.#widths = columns.map(({ id, width }) => own[id] ?? width)
    const loose = columns.findIndex(({ frozen }) => !frozen)
    this.frozen = loose < 0 ? columns.length : loose
  }

  width(column: number): number {
    return this.#widths[column] ?? 0
  }

  /** Distance of a column from the left of the sheet, the gutter included, nothing scrolled. */
  left(column: number): number {
    return this.#widths.slice(0, column).reduce((sum, width) => sum + width, GUTTER_WIDTH)
  }

  get total(): number {
    return this.left(this.#widths.length)
  }

  /** Right edge of what stays in sight when scrolled sideways. */
  get frozenWidth(): number {
    return this.left(this.frozen)
  }

  /** The column at a distance from the left of the sheet; the nearest one outside. */
  columnAt(x: number): number {
    let right = GUTTER_WIDTH
    for (const [column, width] of this.#widths.entries()) {
      right += width
      if (x < right) return column
    }
    return Math.max(0, this.#widths.length - 1)
  }

  resize(column: number, width: number): void {
    this.#widths[column] = Math.max(NARROWEST, Math.min(WIDEST, Math.round(width)))
  }

  /** Keeps the width of a column for the next time. */
  remember(column: number): void {
    const id = this.#columns[column]?.id
    if (id !== undefined) this.#memory.save(id, this.width(column))
  }

  /** Writes the widths where the style sheet reads them. */
  applyTo(style: CSSStyleDeclaration): void {
    for (const column of this.#columns.keys()) {
      style.setProperty(`--w${column}`, `${this.width(column)}px`)
      style.setProperty(`--x${column}`, `${this.left(column)}px`)
    }
    style.setProperty('--sheet-width', `${this.total}px`)
    style.setProperty('--frozen-width', `${this.frozenWidth}px`)
  }
}
