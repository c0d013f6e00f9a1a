import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import { columnOf } from '@hesuan/shared/template/lookup.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import {
  type ColumnFilter,
  inFixedOrder,
  isShown,
  isWhole,
  type RowView,
  sortedRows,
  WHOLE_SHEET,
  withFilter,
} from './rowView.ts'

/** One content of a column, as a filter offers it. */
export interface ColumnContent {
  readonly label: string
  /** The canonical texts that show as this: rounded amounts may be several. */
  readonly contents: readonly string[]
  readonly rows: number
  readonly shown: boolean
}

/** A view as it was when its sheet was left. */
export interface RememberedView {
  readonly view: RowView
  readonly order: readonly RowId[] | null
  readonly kept: ReadonlySet<RowId>
}

export interface ViewedSheet {
  readonly sheet: Sheet
  /** All rows of the document, in the order in which they are read. */
  rows(): readonly RowId[]
  content(row: RowId, column: ColumnId): string
  /** What a column shows for a content. */
  label(column: Column, content: string): string
}

/**
 * The rows that one person sees of a sheet while they sort or filter. The order is fixed when it is asked for: a row
 * doesn't run away when its content changes. A row that no longer passes the filter stays as long as somebody is in it,
 * and rows that they add themselves stay.
 */
export class ViewedRows {
  readonly #sheet: ViewedSheet
  #view: RowView = WHOLE_SHEET
  #order: readonly RowId[] | null = null
  #known: ReadonlySet<RowId> = new Set()
  #kept = new Set<RowId>()
  #active: string | null = null

  constructor(sheet: ViewedSheet, remembered?: RememberedView) {
    this.#sheet = sheet
    if (remembered === undefined) return
    this.#order = remembered.order
    this.#kept = new Set(remembered.kept)
    this.#change(remembered.view)
  }

  /** What brings the same view back when the sheet is opened again. */
  get remembered(): RememberedView {
    return { view: this.#view, order: this.#order, kept: this.#kept }
  }

  get view(): RowView {
    return this.#view
  }

  get isOn(): boolean {
    return !isWhole(this.#view)
  }

  /** How many rows of how many are shown. */
  get counts(): { readonly shown: number; readonly all: number } {
    return { shown: this.rows().length, all: this.#sheet.rows().length }
  }

  sort(column: ColumnId, descending: boolean): void {
    const found = columnOf(this.#sheet.sheet, column)
    if (found === null) return
    this.#order = sortedRows(this.#sheet.rows(), found, descending, {
      content: (row) => this.#sheet.content(row, column),
      shown: (row) => this.#sheet.label(found, this.#sheet.content(row, column)),
    })
    this.#change({ ...this.#view, sort: { column, descending } })
  }

  filter(column: ColumnId, filter: ColumnFilter | null): void {
    this.#kept = new Set()
    // What a filter hides it hides, also the row that somebody is in: they go on in one that is shown.
    this.#active = null
    this.#change(withFilter(this.#view, column, filter))
  }

  /** Every row again, in the order of the document. */
  leave(): void {
    this.#order = null
    this.#kept = new Set()
    this.#change(WHOLE_SHEET)
  }

  /** The rows that pass, in their order. */
  rows(): readonly RowId[] {
    const all = this.#sheet.rows()
    const ordered = this.#order === null ? all : inFixedOrder(all, this.#order)
    return ordered.filter((row) => row === this.#active || this.#kept.has(row) || this.#passes(row))
  }

  /** Somebody is in another row: the one before may go. True where that changes what is shown. */
  enter(row: string | null): boolean {
    const left = this.#active
    this.#active = row
    if (left === null || left === row || !this.isOn) return false
    const id = this.#sheet.rows().find((one) => one === left)
    return id !== undefined && !this.#kept.has(id) && !this.#passes(id)
  }

  /** Shows a row whatever the filter says. */
  keep(row: string): void {
    const found = this.#sheet.rows().find((one) => one === row)
    if (found !== undefined) this.#kept.add(found)
  }

  /** Rows came or went; those that this window added itself stay in sight. */
  rowsChanged(own: boolean): void {
    if (!this.isOn) return
    const rows = this.#sheet.rows()
    if (own) for (const row of rows) if (!this.#known.has(row)) this.#kept.add(row)
    this.#known = new Set(rows)
  }

  /** What a column has, among the rows that pass all other filters. */
  contents(column: Column): readonly ColumnContent[] {
    const found = new Map<string, { contents: Set<string>; rows: number; shown: boolean }>()
    for (const row of this.#sheet.rows()) {
      if (!isShown(row, this.#view, this.#content, column.id)) continue
      const content = this.#sheet.content(row, column.id)
      const label = this.#sheet.label(column, content)
      const known = found.get(label)
      const entry = known ?? { contents: new Set<string>(), rows: 0, shown: false }
      if (known === undefined) found.set(label, entry)
      entry.contents.add(content)
      entry.rows++
      entry.shown ||= isShown(row, this.#view, this.#content)
    }
    return [...found].map(([label, { contents, rows, shown }]) => ({ label, contents: [...contents], rows, shown }))
  }

  readonly #content = (row: RowId, column: ColumnId): string => this.#sheet.content(row, column)

  #passes(row: RowId): boolean {
    return isShown(row, this.#view, this.#content)
  }

  #change(view: RowView): void {
    this.#view = view
    this.#known = new Set(this.#sheet.rows())
  }
}
