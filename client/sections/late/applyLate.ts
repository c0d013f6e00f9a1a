import { parseCellKey, parseRowId, type RowId } from '@hesuan/shared/section/cellKey.ts'
import {
  deleteRow,
  insertRow,
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
  readonly row: string
  readonly column: string
  readonly before: string | null
  readonly mine: string
}

/**
 * Writes late edits into a section, as one act of whoever does it.
 * @returns how many were written, and of how many the row is not there
 */
export function applyLate(
  document: SectionDocument,
  edits: readonly Writable[],
): { readonly written: number; readonly skipped: number } {
  let written = 0
  document.edit('proposed', (doc, origin) => {
    // Rows first: cells need theirs.
    for (const edit of edits.toSorted((a, b) => rank(a) - rank(b))) if (write(doc, edit, origin)) written++
  })
  return { written, skipped: edits.length - written }
}

const rank = ({ column }: Writable): number => (column === '@order' ? 0 : column === '@deleted' ? 2 : 1)

function write(doc: Y.Doc, { row: id, column, before, mine }: Writable, origin: unknown): boolean {
  const parsed = parseRowId(id)
  if (parsed === null) return false
  const { row, sheet } = parsed
  if (column === '@order' && before === null && !isThere(doc, row)) {
    insertRow(doc, row, liveRows(doc, sheet).at(-1) ?? null, {}, origin)
    return true
  }
  if (!isThere(doc, row)) return false
  if (column === '@order') {
    // A row that was to be inserted is there already.
    if (before !== null) rowsOf(doc).set(rowKey(row, 'order'), mine)
  } else if (column === '@deleted') {
    if (mine === '1') deleteRow(doc, row, origin)
    else reviveRow(doc, row, origin)
  } else {
    const cell = parseCellKey(`${row}:${column}`)
    if (cell === null) return false
    writeCells(doc, [{ row, column: cell.column, value: mine }], origin)
  }
  return true
}

const isThere = (doc: Y.Doc, row: RowId): boolean => rowsOf(doc).has(rowKey(row, 'order'))
