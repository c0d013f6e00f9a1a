import type { EditContext } from '@hesuan/shared/api/collabMessages.ts'
import { type CellKey, parseCellKey, type RowId } from '@hesuan/shared/section/cellKey.ts'
import { cellsOf, orderedRows, parseRowKey, readCell, rowsOf } from '@hesuan/shared/section/document.ts'
import { shownCell } from '@hesuan/shared/section/expressionCell.ts'
import type { ColumnId, SheetId } from '@hesuan/shared/template/ids.ts'
import type * as Y from 'yjs'
import { type ChangedKey, UndoHistory, type UndoOutcome } from './undoHistory.ts'

/** As many as the server takes. */
const MOST_SHOWN = 200

/** What one transaction changed. */
export interface DocumentChange {
  /** An expression beside an amount counts as that amount. */
  readonly cells: readonly CellKey[]
  /** Sheets whose rows came, went or moved. */
  readonly sheets: ReadonlySet<SheetId>
  /** Made in this window, by the person in front of it. */
  readonly local: boolean
}

/**
 * The document of one section as the workbench sees it: reads by cell and sheet, edits that are one transaction each and
 * can be undone, and one event a transaction.
 */
export class SectionDocument {
  readonly doc: Y.Doc
  readonly #newAct: () => string
  readonly #announce: (origin: EditContext) => void
  readonly #undo: UndoHistory
  readonly #listeners = new Set<(change: DocumentChange) => void>()
  /** What is shown of a conflict at this cell, as `EditContext.saw`; the workbench says. */
  shownAt: (cell: string) => readonly number[] = () => []
  #rows: Map<SheetId, RowId[]> | null = null
  #changed: ChangedKey[] = []

  /**
   * @param newAct a fresh id for what belongs together
   * @param announce told of every edit of ours right before it leaves
   */
  constructor(doc: Y.Doc, newAct: () => string, announce: (origin: EditContext) => void) {
    this.doc = doc
    this.#newAct = newAct
    this.#announce = announce
    this.#undo = new UndoHistory(doc)
    cellsOf(doc).observe((event) => this.#collect('cells', event))
    rowsOf(doc).observe((event) => {
      this.#rows = null
      this.#collect('rows', event)
    })
    doc.on('afterTransaction', (transaction: Y.Transaction) => this.#publish(transaction))
  }

  cell(row: RowId, column: ColumnId): string {
    return readCell(this.doc, row, column)
  }

  /** The live rows of a sheet in the order that people see. */
  rows(sheet: SheetId): readonly RowId[] {
    this.#rows ??= orderedRows(this.doc)
    return this.#rows.get(sheet) ?? []
  }

  /**
   * One edit: everything that `change` does is one transaction, one entry of the history, one step of undo.
   * @param change is given the origin to hand to the functions of the section document
   * @param decidedFor the one cell that the person looked at and decided for; nothing where several were edited at once
   */
  edit(how: EditContext['how'], change: (doc: Y.Doc, origin: EditContext) => void, decidedFor?: CellKey): void {
    const origin: EditContext = { act: this.#newAct(), how }
    this.doc.transact((transaction) => {
      change(this.doc, origin)
      if (transaction.changed.size === 0) return
      const saw = decidedFor === undefined ? [] : this.shownAt(decidedFor).slice(0, MOST_SHOWN)
      this.#announce(saw.length === 0 ? origin : { ...origin, saw: [...saw] })
    }, origin)
  }

  undo(): UndoOutcome {
    return this.#undo.undo((change) => this.edit('undone', change))
  }

  redo(): UndoOutcome {
    return this.#undo.redo((change) => this.edit('redone', change))
  }

  onChange(listener: (change: DocumentChange) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #collect(map: ChangedKey['map'], event: Y.YMapEvent<string>): void {
    for (const [key, { oldValue }] of event.changes.keys) {
      const before: unknown = oldValue
      this.#changed.push({
        map,
        key,
        before: typeof before === 'string' ? before : null,
        after: event.target.get(key) ?? '',
      })
    }
  }

  #publish(transaction: Y.Transaction): void {
    const changed = this.#changed
    if (changed.length === 0) return
    this.#changed = []
    if (transaction.local) this.#undo.record(changed)
    const cells = changed.flatMap(({ map, key }) => {
      const parsed = map === 'cells' ? parseCellKey(key) : null
      return parsed === null ? [] : shownCell(parsed.key)
    })
    const sheets = new Set(changed.flatMap(({ map, key }) => (map === 'rows' ? (parseRowKey(key)?.sheet ?? []) : [])))
    for (const listener of this.#listeners) listener({ cells, sheets, local: transaction.local })
  }
}
