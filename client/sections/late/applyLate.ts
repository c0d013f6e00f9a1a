import { parseCellKey, parseRowId } from '@hesuan/shared/section/cellKey.ts'
import {
  deleteRow,
  insertRow,
  isDeleted,
  liveRows,
  reviveRow,
  rowKey,
  rowsOf,
  writeCells,
} from '@hesuan/shared/section/document.ts'
import type * as Y from 'yjs'
import type { SectionDocument } from '../collab/sectionDocument.ts'

/** One late edit, as far as writing it goes. */
export interface Writable {
  readonly id: number
  readonly row: string
  readonly column: string
  readonly before: string | null
  readonly mine: string
}

/**
 * Writes late edits into a section, as one act of whoever does it.
 * @returns ids of those that were written; of the others the row is not in its sheet (any more)
 */
export function applyLate(document: SectionDocument, edits: readonly Writable[]): readonly number[] {
  const written: number[] = []
  document.edit('proposed', (doc, origin) => {
    for (const edit of edits.toSorted((a, b) => rank(a) - rank(b))) if (write(doc, edit, origin)) written.push(edit.id)
  })
  return written
}

/** Rows first: cells need theirs. */
const rank = ({ column, mine }: Writable): number => {
  if (column === '@order') return 0
  return column === '@deleted' ? (mine === '1' ? 3 : 1) : 2
}

function write(doc: Y.Doc, { row: id, column, before, mine }: Writable, origin: unknown): boolean {
  const parsed = parseRowId(id)
  if (parsed === null) return false
  const { row, sheet } = parsed
  const exists = rowsOf(doc).has(rowKey(row, 'order'))
  if (column === '@order' && before === null && !exists) {
    insertRow(doc, row, liveRows(doc, sheet).at(-1) ?? null, {}, origin)
    return true
  }
  if (!exists) return false
  if (column === '@deleted') {
    if (mine === '1') deleteRow(doc, row, origin)
    else reviveRow(doc, row, origin)
    return true
  }
  // What is written into a deleted row nobody sees.
  if (isDeleted(doc, row)) return false
  if (column === '@order') {
    // A row that was to be inserted is there already.
    if (before !== null) rowsOf(doc).set(rowKey(row, 'order'), mine)
    return true
  }
  const cell = parseCellKey(`${row}:${column}`)
  if (cell === null) return false
  writeCells(doc, [{ row, column: cell.column, value: mine }], origin)
  return true
}
