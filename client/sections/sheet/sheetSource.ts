import { sentenceIn } from '@hesuan/shared/checks/sentence.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import { parseCellKey, parseRowId, type RowId } from '@hesuan/shared/section/cellKey.ts'
import type { SheetId } from '@hesuan/shared/template/ids.ts'
import { columnOf } from '@hesuan/shared/template/lookup.ts'
import type { Column } from '@hesuan/shared/template/sheet.ts'
import type { DocumentChange } from '../collab/sectionDocument.ts'
import type { CellAt, CellView, GridColumn, GridEdits, GridRow, GridSource } from '../grid/gridSource.ts'
import { Observable, type Watched } from '../observable.ts'
import { expressionOf, expressionText } from './amountExpression.ts'
import { cellText, copyText, rowLabel } from './cellText.ts'
import { CellViews } from './cellViews.ts'
import {
  BLANK_ROW_KEY,
  codeOfSubtotal,
  isTotalKey,
  leavesInOrder,
  plainRows,
  rowsWithSubtotals,
  sameRows,
  subtotalKey,
  subtotalText,
} from './displayRows.ts'
import { gridColumn } from './gridColumn.ts'
import { hintOf } from './hint.ts'
import { ownText } from './ownText.ts'
import { referencedSheets } from './references.ts'
import type { ColumnFilter, RowView } from './rowView.ts'
import type { SelectedNumber } from './selectionStats.ts'
import type { SheetContext } from './sheetContext.ts'
import { SheetEdits, type SheetEditsOptions } from './sheetEdits.ts'
import { hasTotal } from './sheetTotal.ts'
import { type ColumnContent, type RememberedView, ViewedRows } from './viewedRows.ts'

/** What is computed beside the document: derived cells, subtotals, findings. */
export interface LiveCells {
  /** Canonical 元 of a computed cell; blank where there is none (yet). */
  value(row: string, column: string): string
  mark(cell: string): { readonly severity: 'error' | 'warning' | 'hint'; readonly text: string } | null
  /** Told the keys of the cells that are different now. */
  onChange(listener: (cells: ReadonlySet<string>) => void): () => void
}

export interface Visitor {
  readonly name: string
  readonly colour: string
  /** Those of them who are changing it right now; blank where nobody is. */
  readonly editing: string
}

export interface SheetSourceOptions extends SheetEditsOptions {
  readonly unit: Watched<SheetContext['unit']>
  readonly live: LiveCells
  /** By the key of the cell that they are in. */
  readonly visitors: Watched<ReadonlyMap<string, Visitor>>
  /** The keys of the cells that show what is looked for. */
  readonly found: Watched<ReadonlySet<string>>
  /** What is said about cells. */
  readonly comments: Watched<ReadonlyMap<string, string>>
  /** The cells that are in conflict. */
  readonly conflicts: Watched<ReadonlyMap<string, unknown>>
  readonly folded: Set<string>
  /** How this person looks at each sheet, for as long as the section is open. */
  readonly views: Map<SheetId, RememberedView>
  /** Calls back in a frame that shows what others did: one of the next. */
  readonly othersFrame: (flush: () => void) => void
}

/** A row on paper, with what its cells show in the order of the columns. */
export interface PrintedRow extends Pick<GridRow, 'key' | 'kind' | 'level'> {
  readonly texts: readonly string[]
}

/** One sheet of a section's document, as the grid asks for it. */
export class SheetSource implements GridSource {
  readonly columns: readonly GridColumn[]
  readonly writable: boolean
  readonly blankHint: string
  readonly edits: GridEdits
  readonly #options: SheetSourceOptions
  readonly #views: CellViews
  readonly #rowListeners = new Set<() => void>()
  /** Sheets whose names are shown here: a change in them changes what references show. */
  readonly #referenced: ReadonlySet<SheetId>
  readonly #viewed: ViewedRows
  readonly #viewChanged = new Observable<number>(0)
  readonly #stops: (() => void)[]
  #rows: readonly GridRow[]
  #rowsWaiting = false

  constructor(options: SheetSourceOptions) {
    const { sheet, document, live, unit, visitors, found } = options
    this.#options = options
    this.columns = sheet.columns.map(gridColumn)
    this.writable = options.writable
    this.blankHint = `新增${sheet.rowNoun}`
    this.#referenced = referencedSheets(sheet, options.context)
    this.#views = new CellViews((row, column) => this.#compute(row, column), options.othersFrame)
    this.#viewed = new ViewedRows(
      {
        sheet,
        rows: () => leavesInOrder(sheet, document.rows(sheet.id), (row, column) => document.cell(row, column)),
        content: (row, column) => this.#value(row, column),
        label: (column, content) => cellText(column, content, options.context),
      },
      options.views.get(sheet.id),
    )
    this.#rows = this.#arrange()
    this.edits = new SheetEdits(options, {
      rows: () => this.#rows,
      isViewed: () => this.#viewed.isOn,
      rowLabel: (row) => this.rowLabel(row),
      spellings: (row, column) => [this.view(row, column).text, this.copyText({ row, column })],
    })
    let seen: ReadonlyMap<string, Visitor> = visitors.value
    let lit = found.value
    this.#stops = [
      document.onChange((change) => this.#documentChanged(change)),
      live.onChange((cells) => {
        this.#views.invalidate(cells, 'frame')
        if (this.#isFilteredBy(cells)) this.#rearrangeSoon()
      }),
      unit.subscribe(() => this.#views.invalidate('all', 'now')),
      visitors.subscribe(() => {
        this.#views.invalidate([...seen.keys(), ...visitors.value.keys()], 'frame')
        seen = visitors.value
      }),
      this.#followMarks(options.conflicts),
      this.#followMarks(options.comments),
      found.subscribe(() => {
        this.#views.invalidate([...lit, ...found.value], 'now')
        lit = found.value
      }),
    ]
  }

  /** Looks again at cells whose marks come, go or change. */
  #followMarks(marks: Watched<ReadonlyMap<string, unknown>>): () => void {
    let before = marks.value
    return marks.subscribe(() => {
      this.#views.invalidate([...before.keys(), ...marks.value.keys()], 'frame')
      before = marks.value
    })
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
  }

  get rows(): readonly GridRow[] {
    return this.#rows
  }

  readonly onRows = (listener: () => void): (() => void) => {
    this.#rowListeners.add(listener)
    return () => void this.#rowListeners.delete(listener)
  }

  view(row: string, column: string): CellView {
    return this.#views.view(row, column)
  }

  onCell(row: string, column: string, listener: () => void): () => void {
    return this.#views.subscribe(row, column, listener)
  }

  isFilled({ row, column }: CellAt): boolean {
    return this.#value(row, column) !== ''
  }

  copyText({ row, column }: CellAt): string {
    const found = this.#column(column)
    if (parseRowId(row) === null && found.type.kind !== 'derived' && found.type.kind !== 'amount') {
      return this.view(row, column).text
    }
    return copyText(found, this.#value(row, column), this.#options.context)
  }

  ownText({ row, column }: CellAt): string | null {
    const found = this.#column(column)
    const { kind } = found.type
    const value = kind === 'amount' || kind === 'derived' ? this.#value(row, column) : ''
    const existing = parseRowId(row)?.row
    const kept = existing === undefined ? null : expressionOf(found, existing, this.#options.context)
    return value === '' ? null : ownText(value, kept)
  }

  toggleFold(row: string): void {
    const { folded } = this.#options
    if (!folded.delete(row)) folded.add(row)
    this.#rearrange()
  }

  /** How this person looks at the rows: changes whenever it does, or what it shows. */
  get viewChanged(): Watched<number> {
    return this.#viewChanged
  }

  get isViewed(): boolean {
    return this.#viewed.isOn
  }

  get rowView(): RowView {
    return this.#viewed.view
  }

  get viewCounts(): ViewedRows['counts'] {
    return this.#viewed.counts
  }

  /** What a filter of this column offers. */
  contents(column: string): readonly ColumnContent[] {
    return this.#viewed.contents(this.#column(column))
  }

  sortBy(column: string, descending: boolean): void {
    this.#look(() => this.#viewed.sort(column, descending))
  }

  /** Shows only the rows that pass by this column; null: by whatever they have in it. */
  filterBy(column: string, filter: ColumnFilter | null): void {
    this.#look(() => this.#viewed.filter(column, filter))
  }

  /** Shows only the rows that have the same in a column as this cell. */
  filterLike({ row, column }: CellAt): void {
    const same = this.view(row, column).text
    const alike = this.contents(column).filter(({ label }) => label === same)
    this.filterBy(column, { mode: 'only', contents: new Set(alike.flatMap(({ contents }) => contents)) })
  }

  leaveView(): void {
    this.#look(() => this.#viewed.leave())
  }

  /** The row that somebody is in stays in sight, whatever is filtered. */
  enterRow(row: string | null): void {
    if (this.#viewed.enter(row)) this.#rearrange()
  }

  /** Shows a row of the document, whatever is folded or filtered. */
  reveal(row: string): void {
    if (!this.#viewed.isOn) this.#options.folded.clear()
    this.#viewed.keep(row)
    this.#rearrange()
  }

  /** What a cell adds to the figures of a selection: a number, some text, or nothing. */
  number({ row, column }: CellAt): SelectedNumber | 'text' | null {
    const { kind } = this.#column(column).type
    const value = this.#value(row, column)
    if (value === '') return this.view(row, column).text === '' ? null : 'text'
    if (kind === 'quantity') return { kind: 'quantity', value: new Exact(value) }
    return kind === 'amount' || kind === 'derived' ? { kind: 'amount', value: new Exact(value) } : 'text'
  }

  /** What people call a row: for messages, and for whoever listens to the screen. */
  rowLabel(row: string): string {
    const existing = parseRowId(row)?.row
    const label = existing === undefined ? this.#subtotalLabel(row) : rowLabel(existing, this.#options.context)
    return label === '' ? '空行' : label
  }

  tell(sentence: string): void {
    this.#options.tell(sentence)
  }

  #column(id: string): Column {
    const column = columnOf(this.#options.sheet, id)
    if (column === null) throw new RangeError(`the sheet ${this.#options.sheet.id} has no column ${id}`)
    return column
  }

  #value(row: string, column: string): string {
    const existing = parseRowId(row)?.row
    if (existing === undefined || this.#column(column).type.kind === 'derived')
      return this.#options.live.value(row, column)
    return this.#options.document.cell(existing, column)
  }

  #compute(row: string, id: string): CellView {
    const { live, context, visitors, found } = this.#options
    const column = this.#column(id)
    const existing = parseRowId(row)?.row
    const value = this.#value(row, id)
    const subtotal = existing === undefined && row !== BLANK_ROW_KEY
    const text =
      subtotal && column.id === this.columns[0]?.id ? this.#subtotalLabel(row) : cellText(column, value, context)
    const cell = `${row}:${id}`
    const comment = this.#options.comments.value.get(cell)
    const mark = row === BLANK_ROW_KEY ? null : live.mark(cell)
    const expression = existing === undefined ? '' : this.#expressionText(column, existing)
    const exact = hintOf(column, value, text, context)
    return {
      text,
      readOnly: subtotal || !this.writable || column.readOnly === true || column.type.kind === 'derived',
      // An expression comes first: the line below the grid has room for the beginning alone.
      hint: [
        ...(expression === '' ? [] : [expression, exact]),
        mark === null ? '' : sentenceIn(context.unit, mark.text),
        comment ?? '',
        expression === '' ? exact : '',
      ]
        .filter((part) => part !== '')
        .join('\n'),
      mark: mark?.severity ?? null,
      conflict: this.#options.conflicts.value.has(cell),
      commented: comment !== undefined,
      found: found.value.has(cell),
      visitor: visitors.value.get(cell) ?? null,
    }
  }

  #expressionText(column: Column, row: RowId): string {
    const { context } = this.#options
    const kept = expressionOf(column, row, context)
    return kept === null ? '' : expressionText(kept, context.unit)
  }

  #subtotalLabel(row: string): string {
    if (isTotalKey(row)) return this.#viewed.view.filters.size > 0 ? '合计（含未显示的行）' : '合计'
    const code = codeOfSubtotal(row)
    const by = this.#options.sheet.subtotals?.by
    const type = by === undefined ? undefined : this.#column(by).type
    return code === null || type?.kind !== 'code' ? '' : subtotalText(code, this.#options.context.lists[type.list])
  }

  #arrange(): readonly GridRow[] {
    const { sheet } = this.#options
    const shown = this.#viewed.isOn ? plainRows(this.#viewed.rows()) : this.#wholeSheet()
    const total = this.#total()
    const blank: GridRow[] =
      this.writable && sheet.rows === 'free' ? [{ key: BLANK_ROW_KEY, kind: 'blank', level: 0, folded: false }] : []
    return [...total, ...shown, ...blank]
  }

  #total(): readonly GridRow[] {
    const { sheet } = this.#options
    return hasTotal(sheet) ? [{ key: subtotalKey(sheet.id, 'total'), kind: 'total', level: 0, folded: false }] : []
  }

  #wholeSheet(folded: ReadonlySet<string> = this.#options.folded): readonly GridRow[] {
    const { sheet, document } = this.#options
    const rows = document.rows(sheet.id)
    const { subtotals } = sheet
    if (subtotals === undefined) return plainRows(rows)
    const coded = rows.map((row) => ({ row, code: document.cell(row, subtotals.by) }))
    return rowsWithSubtotals(sheet.id, coded, subtotals.digits, folded)
  }

  /**
   * What goes on paper: every row of the sheet as it is looked at. What is folded is open there, since nobody can unfold
   * paper, and the line to go on at is left out.
   */
  printed(): readonly PrintedRow[] {
    const shown = this.#viewed.isOn ? plainRows(this.#viewed.rows()) : this.#wholeSheet(new Set())
    return [...this.#total(), ...shown].map(({ key, kind, level }) => ({
      key,
      kind,
      level,
      texts: this.columns.map(({ id }) => this.#compute(key, id).text),
    }))
  }

  /** Changes how this person looks at the sheet. */
  #look(change: () => void): void {
    const { views, sheet } = this.#options
    change()
    views.set(sheet.id, this.#viewed.remembered)
    this.#rearrange()
    // What the total is called depends on it.
    this.#views.invalidate([`${subtotalKey(sheet.id, 'total')}:${this.columns[0]?.id}`], 'now')
    this.#viewChanged.set(this.#viewChanged.value + 1)
  }

  #isFilteredBy(cells: Iterable<string>): boolean {
    const { filters } = this.#viewed.view
    if (filters.size === 0) return false
    for (const cell of cells) if (filters.has(cell.slice(cell.lastIndexOf(':') + 1))) return true
    return false
  }

  #rearrangeSoon(): void {
    if (this.#rowsWaiting) return
    this.#rowsWaiting = true
    this.#options.othersFrame(() => {
      if (this.#rowsWaiting) this.#rearrange()
    })
  }

  #rearrange(): void {
    this.#rowsWaiting = false
    const rows = this.#arrange()
    if (sameRows(rows, this.#rows)) return
    this.#rows = rows
    if (this.#viewed.isOn) this.#viewChanged.set(this.#viewChanged.value + 1)
    for (const listener of this.#rowListeners) listener()
  }

  #documentChanged({ cells, sheets, local }: DocumentChange): void {
    const { sheet } = this.#options
    const when = local ? 'now' : 'frame'
    const by = sheet.subtotals?.by
    const parsed = cells.flatMap((cell) => parseCellKey(cell) ?? [])
    const here = parsed.filter((cell) => cell.sheet === sheet.id)
    if (sheets.has(sheet.id)) this.#viewed.rowsChanged(local)
    if (
      sheets.has(sheet.id) ||
      (by !== undefined && here.some(({ column }) => column === by)) ||
      this.#isFilteredBy(here.map(({ key }) => key))
    ) {
      if (local) this.#rearrange()
      else this.#rearrangeSoon()
    }
    const namesChanged =
      parsed.some((cell) => this.#referenced.has(cell.sheet)) || [...sheets].some((id) => this.#referenced.has(id))
    this.#views.invalidate(namesChanged ? 'all' : cells, when)
  }
}
