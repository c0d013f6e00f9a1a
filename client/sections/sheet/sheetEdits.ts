import type { KeptExpression } from '@hesuan/shared/money/keptExpression.ts'
import { cellKey, parseCellKey, parseRowId, type RowId, rowId } from '@hesuan/shared/section/cellKey.ts'
import {
  type CellWrite,
  deleteRow,
  insertRow,
  insertRows,
  moveRows,
  writeCells,
} from '@hesuan/shared/section/document.ts'
import { shownCell, shownColumn } from '@hesuan/shared/section/expressionCell.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import { columnOf } from '@hesuan/shared/template/lookup.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import type {
  CellAt,
  CellBlock,
  Entered,
  GridEdits,
  GridRow,
  ListOption,
  PastedCell,
  PasteResult,
  RowPlace,
} from '../grid/gridSource.ts'
import type { Range } from '../grid/selection.ts'
import { cellsKeeping, expressionOf } from './amountExpression.ts'
import { basisThatNoLongerHolds, enterCell } from './cellEntry.ts'
import { amountText } from './cellText.ts'
import { tooMuchForOneEdit } from './editBytes.ts'
import { editText } from './editText.ts'
import { fitsColumn } from './fitsColumn.ts'
import { listOptions } from './listOptions.ts'
import { type PastePlan, planPaste } from './pastePlan.ts'
import { randomId } from './randomId.ts'
import { countReferences } from './references.ts'
import type { SheetContext } from './sheetContext.ts'

export interface SheetEditsOptions {
  readonly document: SectionDocument
  readonly sheet: Sheet
  readonly writable: boolean
  readonly context: SheetContext
  /** Asks whether the rest should be pasted where some of it can't be. */
  readonly askPaste: (plan: PastePlan, apply: () => void) => void
  /** Tells the user something in one sentence that needs no answer. */
  readonly tell: (sentence: string) => void
}

/** A cell, what it is to hold, and the expression that this comes from. */
type CellToSet = CellAt & { readonly value: string; readonly kept?: KeptExpression | null }

const FIXED_ROWS = '此表的行是固定的，不能增删和移动'

/** What the edits need to know of the screen. */
export interface ShownSheet {
  rows(): readonly GridRow[]
  /** Whether rows are sorted or filtered, so that their places are not those of the document. */
  isViewed(): boolean
  rowLabel(row: string): string
  /** What a cell shows, and what it copies. */
  spellings(row: string, column: string): readonly string[]
}

/** The edits of one sheet: each is one transaction, one entry of the history, one step of undo. */
export class SheetEdits implements GridEdits {
  readonly #options: SheetEditsOptions
  readonly #shown: ShownSheet

  constructor(options: SheetEditsOptions, shown: ShownSheet) {
    this.#options = options
    this.#shown = shown
  }

  editText({ row, column }: CellAt): string {
    const found = this.#column(column)
    const existing = parseRowId(row)?.row
    return existing === undefined ? '' : editText(found, existing, this.#options.context)
  }

  options({ column }: CellAt, query: string): readonly ListOption[] {
    return listOptions(this.#column(column), query, this.#options.context)
  }

  enter({ row, column }: CellAt, text: string): Entered {
    const { document, sheet, context } = this.#options
    const existing = parseRowId(row)?.row ?? null
    if (existing !== null && context.isDeleted(existing)) return { ok: false, message: '此行已被删除，按 Esc 放弃输入' }
    const entry = enterCell(sheet, this.#column(column), text, existing, context)
    if (!entry.ok) return entry
    if (existing !== null) {
      const writes = Object.entries(entry.cells).map(([id, value]) => ({ row: existing, column: id, value }))
      if (writes.some((write) => document.cell(existing, write.column) !== write.value)) {
        const replaced = this.#amountsReplaced(existing, column, entry.cells)
        document.edit('typed', (doc, origin) => writeCells(doc, writes, origin), cellKey(existing, column))
        for (const sentence of replaced) this.#options.tell(sentence)
      }
      return { ok: true, row }
    }
    if (Object.values(entry.cells).every((value) => value === '')) return { ok: true, row }
    const added = rowId(sheet.id, randomId())
    document.edit('typed', (doc, origin) => insertRow(doc, added, this.#lastRow(), entry.cells, origin))
    return { ok: true, row: added }
  }

  /** An expression written beside an amount replaces it: whoever looks at another cell is told, with what was there. */
  #amountsReplaced(row: RowId, typedIn: ColumnId, cells: Readonly<Record<ColumnId, string>>): readonly string[] {
    const { document, sheet, context } = this.#options
    return sheet.columns.flatMap(({ id, title, type }) => {
      const before = document.cell(row, id)
      const after = cells[id]
      if (id === typedIn || type.kind !== 'amount' || before === '' || after === undefined || after === before)
        return []
      const [is, was] = [after, before].map((value) => (value === '' ? '空白' : amountText(value, context.unit)))
      return [`${title}已按算式由 ${was} 改为 ${is}，可按 Ctrl+Z 撤销`]
    })
  }

  toggle(cells: readonly CellAt[]): void {
    const [first] = cells
    if (first === undefined) return
    const value = this.#stored(first) === '1' ? '' : '1'
    const ticks = cells.filter(({ column }) => this.#column(column).type.kind === 'tick')
    this.#write(
      'typed',
      ticks.map((cell) => ({ ...cell, value })),
    )
  }

  clear(cells: readonly CellAt[]): void {
    this.#write(
      'typed',
      cells.map((cell) => ({ ...cell, value: '' })),
    )
  }

  fill(pattern: CellBlock, target: CellBlock): void {
    const { context, tell } = this.#options
    const from = pattern.rows.filter((row) => parseRowId(row) !== null)
    const to = target.rows.filter((row) => parseRowId(row) !== null)
    if (from.length === 0 || pattern.columns.length === 0) return
    let unlike = 0
    const cells = to.flatMap((row, down) =>
      target.columns.flatMap((column, across) => {
        const source = {
          row: from[down % from.length] ?? '',
          column: pattern.columns[across % pattern.columns.length] ?? '',
        }
        const value = this.#stored(source)
        if (fitsColumn(this.#column(source.column), this.#column(column), value, context)) {
          return { row, column, value, kept: this.#expression(source) }
        }
        unlike++
        return []
      }),
    )
    if (unlike > 0) tell(`有 ${unlike} 格与来源列的内容类型不同，没有填充`)
    this.#write('filled', cells)
  }

  insertRows(beside: RowPlace | null, count: number): readonly string[] {
    const { document, sheet, writable, tell } = this.#options
    if (!writable || sheet.rows === 'fixed') {
      if (writable) tell(FIXED_ROWS)
      return []
    }
    const added = Array.from({ length: count }, () => ({ row: rowId(sheet.id, randomId()), cells: {} }))
    const after = beside === null ? this.#lastRow() : this.#rowBefore(beside)
    document.edit('typed', (doc, origin) => insertRows(doc, added, after, origin))
    return added.map(({ row }) => row)
  }

  moveRows(rows: readonly string[], behind: string | null): boolean {
    const { document, sheet, writable, tell } = this.#options
    if (!writable) return false
    if (sheet.rows === 'fixed' || sheet.subtotals !== undefined) {
      tell(sheet.rows === 'fixed' ? FIXED_ROWS : '此表按科目编码排列，修改编码，该行就会移到相应位置')
      return false
    }
    if (this.#shown.isViewed()) {
      tell('正在排序或筛选，先恢复全部行，再移动行')
      return false
    }
    const moved = rows.flatMap((row) => parseRowId(row)?.row ?? [])
    const after = behind === null ? null : (parseRowId(behind)?.row ?? null)
    document.edit('typed', (doc, origin) => moveRows(doc, moved, after, origin))
    return true
  }

  deleteRows(rows: readonly string[]): void {
    const { document, sheet, tell } = this.#options
    const leaves = rows.flatMap((row) => parseRowId(row)?.row ?? [])
    if (!this.#options.writable || leaves.length === 0) return
    if (sheet.rows === 'fixed') {
      tell(FIXED_ROWS)
      return
    }
    const references = countReferences(new Set<string>(leaves), this.#options.context)
    document.edit('typed', (doc, origin) => {
      for (const row of leaves) deleteRow(doc, row, origin)
    })
    const still = references === 0 ? '' : `，其他表中还有 ${references} 处引用`
    tell(`已删除 ${leaves.length} 行${still}，可按 Ctrl+Z 撤销`)
  }

  undo(): { readonly cells: readonly CellAt[] } {
    return this.#reverted('撤销', this.#options.writable ? this.#options.document.undo() : null)
  }

  redo(): { readonly cells: readonly CellAt[] } {
    return this.#reverted('重做', this.#options.writable ? this.#options.document.redo() : null)
  }

  paste(range: Range, block: readonly (readonly PastedCell[])[]): PasteResult {
    const plan = this.#planPaste(range, block)
    if (!this.#options.writable) return null
    if (plan.problems.length > 0) {
      this.#options.askPaste(plan, () => this.#applyPaste(plan))
      return null
    }
    this.#applyPaste(plan)
    return { added: plan.inserts.map(({ row }) => row) }
  }

  #planPaste({ top, left }: Range, block: readonly (readonly PastedCell[])[]): PastePlan {
    const { sheet, context } = this.#options
    const rows = this.#shown
      .rows()
      .slice(top)
      .filter(({ kind }) => kind !== 'blank')
    return planPaste(
      block,
      {
        sheet,
        rows: rows.map(({ key }) => ({ row: parseRowId(key)?.row ?? null, label: this.#shown.rowLabel(key) })),
        columns: sheet.columns.slice(left),
        growing: sheet.rows === 'free',
        spellings: (index, column) => this.#shown.spellings(rows[index]?.key ?? '', column.id),
        newRow: () => rowId(sheet.id, randomId()),
      },
      context,
    )
  }

  #applyPaste({ writes, inserts }: PastePlan): void {
    if (writes.length + inserts.length === 0) return
    const cells = inserts.flatMap(({ row, cells: own }) =>
      Object.entries({ order: '', ...own }).map(([column, value]) => ({ row, column, value })),
    )
    if (!this.#isTaken([...writes, ...cells])) return
    const last = this.#lastRow()
    this.#options.document.edit('pasted', (doc, origin) => {
      writeCells(doc, writes, origin)
      insertRows(doc, inserts, last, origin)
    })
  }

  /** Whether it is little enough for one edit; says so where it is not. */
  #isTaken(writes: readonly CellWrite[]): boolean {
    const why = tooMuchForOneEdit(writes)
    if (why !== null) this.#options.tell(why)
    return why === null
  }

  #reverted(
    verb: string,
    outcome: { readonly restored: readonly string[]; readonly kept: readonly string[] } | null,
  ): { readonly cells: readonly CellAt[] } {
    if (outcome === null) return { cells: [] }
    const { restored, kept } = outcome
    // An amount and the expression beside it are one thing for whoever counts.
    const left = new Set(
      kept.map((key) => {
        const cell = parseCellKey(key)?.key
        return cell === undefined ? key : shownCell(cell)
      }),
    ).size
    if (left > 0) this.#options.tell(`有 ${left} 处已被他人改动，没有${verb}`)
    else if (restored.length === 0) this.#options.tell(`没有可以${verb}的操作`)
    const first = this.#options.sheet.columns[0]?.id ?? ''
    return {
      cells: restored.map((key) => {
        const parsed = parseCellKey(key)
        const isCell = parsed !== null && parsed.column !== 'order' && parsed.column !== 'deleted'
        return isCell
          ? { row: parsed.row, column: shownColumn(parsed.column) }
          : { row: key.slice(0, key.lastIndexOf(':')), column: first }
      }),
    }
  }

  #write(how: 'typed' | 'filled', cells: readonly CellToSet[]): void {
    const { writable, document, context, sheet } = this.#options
    if (!writable) return
    const writes: CellWrite[] = []
    // What a write takes away with it comes first, so that the range's own cells have the last word.
    const besides: CellWrite[] = []
    for (const cell of cells) {
      const row = parseRowId(cell.row)?.row
      const column = this.#column(cell.column)
      if (row === undefined || column.readOnly === true || column.type.kind === 'derived') continue
      const write = { row, column: cell.column, value: cell.value }
      writes.push(write)
      const keeping = cell.kept == null ? null : cellsKeeping(sheet, column, cell.kept, row, context)
      const beside = keeping ?? basisThatNoLongerHolds(column, write.value, row, context)
      for (const [id, text] of Object.entries(beside)) besides.push({ row, column: id, value: text })
    }
    const all = [...besides, ...writes]
    if (all.every((write) => document.cell(write.row, write.column) === write.value)) return
    if (!this.#isTaken(all)) return
    document.edit(how, (doc, origin) => writeCells(doc, all, origin))
  }

  #expression({ row, column }: CellAt): KeptExpression | null {
    const existing = parseRowId(row)?.row
    return existing === undefined ? null : expressionOf(this.#column(column), existing, this.#options.context)
  }

  #stored({ row, column }: CellAt): string {
    const existing = parseRowId(row)?.row
    return existing === undefined ? '' : this.#options.document.cell(existing, column)
  }

  #column(id: string): Column {
    const column = columnOf(this.#options.sheet, id)
    if (column === null) throw new RangeError(`the sheet ${this.#options.sheet.id} has no column ${id}`)
    return column
  }

  /** The last row of the document as it is read. */
  #lastRow(): RowId | null {
    if (this.#shown.isViewed()) return this.#options.document.rows(this.#options.sheet.id).at(-1) ?? null
    return this.#shown.rows().reduce<RowId | null>((last, { key }) => parseRowId(key)?.row ?? last, null)
  }

  /** The row of the document that a place is right behind; null at the top. */
  #rowBefore({ row: key, side }: RowPlace): RowId | null {
    const existing = parseRowId(key)?.row
    if (existing !== undefined && side === 'above' && this.#shown.isViewed()) {
      // Sorted or filtered, the row that is shown above may be anywhere in the document.
      const rows = this.#options.document.rows(this.#options.sheet.id)
      return rows[rows.indexOf(existing) - 1] ?? null
    }
    const index = this.#shown.rows().findIndex((row) => row.key === key)
    for (let at = side === 'above' ? index - 1 : index; at >= 0; at--) {
      const found = parseRowId(this.#shown.rows()[at]?.key ?? '')
      if (found !== null) return found.row
    }
    return null
  }
}
