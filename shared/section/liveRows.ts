import type * as Y from 'yjs'
import type { ColumnId, SheetId } from '../template/ids.ts'
import { parseCellKey, type RowId } from './cellKey.ts'
import { cellsOf, orderedRows, readRows, rowsOf } from './document.ts'
import { amountBeside } from './expressionCell.ts'
import type { SnapshotRow } from './snapshot.ts'

/**
 * The live rows of a document, kept up to date by its events: what nobody touched is not read again, and its rows are
 * the same objects as before.
 * Invariant: `rows` equals `readRows` of the document.
 */
export class LiveRows {
  readonly #doc: Y.Doc
  readonly #known = new Map<RowId, SnapshotRow>()
  #order: readonly RowId[] = []
  #rows: readonly SnapshotRow[] | null = null
  readonly destroy: () => void

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#readAll()
    const cells = cellsOf(doc)
    const rows = rowsOf(doc)
    const onCells = ({ keysChanged }: Y.YMapEvent<string>) => this.#cellsChanged(keysChanged)
    const onRows = () => this.#rowsChanged()
    cells.observe(onCells)
    rows.observe(onRows)
    this.destroy = () => {
      cells.unobserve(onCells)
      rows.unobserve(onRows)
    }
  }

  get rows(): readonly SnapshotRow[] {
    this.#rows ??= this.#order.flatMap((id) => this.#known.get(id) ?? [])
    return this.#rows
  }

  #readAll(): void {
    const all = readRows(this.#doc)
    for (const row of all) this.#known.set(row.id, row)
    this.#order = all.map(({ id }) => id)
    this.#rows = all
  }

  #cellsChanged(keys: ReadonlySet<string>): void {
    const changed = new Map<RowId, Record<ColumnId, string>>()
    for (const key of keys) {
      const parsed = parseCellKey(key)
      if (parsed === null || amountBeside(parsed.column) !== null) continue
      const { row, column } = parsed
      const known = this.#known.get(row)
      // One that is not known is read as a whole as soon as it is among the live ones.
      if (known === undefined) continue
      const cells = changed.get(row) ?? { ...known.cells }
      const value = cellsOf(this.#doc).get(key) ?? ''
      if (value === '') delete cells[column]
      else cells[column] = value
      changed.set(row, cells)
    }
    for (const [id, cells] of changed) this.#known.set(id, { id, sheet: sheetOf(id), cells: sorted(cells) })
    this.#rows = null
  }

  /** Rows came, went or moved: their cells are known, deleted or not, as far as they ever were read. */
  #rowsChanged(): void {
    const sheets = [...orderedRows(this.#doc)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    this.#order = sheets.flatMap(([, rows]) => rows)
    if (this.#order.some((id) => !this.#known.has(id))) this.#readUnknown()
    this.#rows = null
  }

  #readUnknown(): void {
    for (const row of readRows(this.#doc)) if (!this.#known.has(row.id)) this.#known.set(row.id, row)
  }
}

const sheetOf = (row: RowId): SheetId => row.slice(0, row.indexOf('.'))

const sorted = (cells: Readonly<Record<ColumnId, string>>): Record<ColumnId, string> =>
  Object.fromEntries(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)))
