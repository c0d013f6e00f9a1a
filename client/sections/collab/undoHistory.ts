import { parseCellKey, type RowId } from '@hesuan/shared/section/cellKey.ts'
import { cellsOf, deleteRow, parseRowKey, reviveRow, rowsOf } from '@hesuan/shared/section/document.ts'
import type * as Y from 'yjs'

/** One key of the document that a transaction set. `before` is null where the key did not exist. */
export interface ChangedKey {
  readonly map: 'cells' | 'rows'
  readonly key: string
  readonly before: string | null
  readonly after: string
}

export interface UndoOutcome {
  /** Keys that were set back. */
  readonly restored: readonly string[]
  /** Keys that were left alone because somebody else has set them since. */
  readonly kept: readonly string[]
}

type Perform = (change: (doc: Y.Doc, origin: unknown) => void) => void

const DEEPEST = 200
const NOTHING: UndoOutcome = { restored: [], kept: [] }

/**
 * Undo of one window: sets the values before, and only where the present value is the one that this window wrote.
 * Never `Y.UndoManager`: it deletes keys after a concurrent write, and others' values with them.
 */
export class UndoHistory {
  readonly #doc: Y.Doc
  readonly #done: (readonly ChangedKey[])[] = []
  readonly #undone: (readonly ChangedKey[])[] = []
  #direction: 'forward' | 'undo' | 'redo' = 'forward'

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Takes note of a transaction of this window. */
  record(changed: readonly ChangedKey[]): void {
    if (this.#direction === 'undo') {
      this.#undone.push(changed)
      return
    }
    this.#done.push(changed)
    if (this.#done.length > DEEPEST) this.#done.shift()
    // A fresh edit ends what could be redone.
    if (this.#direction === 'forward') this.#undone.length = 0
  }

  undo(perform: Perform): UndoOutcome {
    return this.#revert(this.#done.pop(), 'undo', perform)
  }

  redo(perform: Perform): UndoOutcome {
    return this.#revert(this.#undone.pop(), 'redo', perform)
  }

  #revert(step: readonly ChangedKey[] | undefined, direction: 'undo' | 'redo', perform: Perform): UndoOutcome {
    if (step === undefined) return NOTHING
    const inserted = insertedRows(step)
    const restored: string[] = []
    const kept: string[] = []
    this.#direction = direction
    try {
      perform((doc, origin) => {
        for (const changed of step) {
          const row = rowOf(changed)
          // The cells of an inserted row go with the row.
          if (changed.map === 'cells' && row !== null && inserted.has(row)) continue
          const mine = row !== null && inserted.has(row) ? this.#rowIsMine(row) : this.#isMine(changed)
          if (mine) {
            this.#setBack(changed, doc, origin)
            restored.push(changed.key)
          } else kept.push(changed.key)
        }
      })
    } finally {
      this.#direction = 'forward'
    }
    return { restored, kept }
  }

  #setBack({ map, key, before }: ChangedKey, doc: Y.Doc, origin: unknown): void {
    if (map === 'cells') {
      cellsOf(doc).set(key, before ?? '')
      return
    }
    const parsed = parseRowKey(key)
    if (parsed === null) return
    if (parsed.attribute === 'deleted') {
      if (before === '1') deleteRow(doc, parsed.row, origin)
      else reviveRow(doc, parsed.row, origin)
    } else if (before === null) deleteRow(doc, parsed.row, origin)
    else rowsOf(doc).set(key, before)
  }

  #isMine({ map, key, after }: ChangedKey): boolean {
    const target = map === 'cells' ? cellsOf(this.#doc) : rowsOf(this.#doc)
    return this.#wroteLast(target, key) && target.get(key) === after
  }

  /** Whether nobody else has written into a row since this window inserted it. */
  #rowIsMine(row: RowId): boolean {
    const cells = cellsOf(this.#doc)
    return [...cells.keys()].every((key) => parseCellKey(key)?.row !== row || this.#wroteLast(cells, key))
  }

  #wroteLast(map: Y.Map<string>, key: string): boolean {
    return map._map.get(key)?.id.client === this.#doc.clientID
  }
}

const rowOf = ({ map, key }: ChangedKey): RowId | null =>
  (map === 'cells' ? parseCellKey(key)?.row : parseRowKey(key)?.row) ?? null

const insertedRows = (step: readonly ChangedKey[]): ReadonlySet<RowId> =>
  new Set(
    step.flatMap(({ map, key, before }) => {
      const parsed = map === 'rows' && before === null ? parseRowKey(key) : null
      return parsed?.attribute === 'order' ? parsed.row : []
    }),
  )
