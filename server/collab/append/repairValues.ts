import type { CellChange } from '@hesuan/shared/history/cellChange.ts'
import { type CellWrite, readCell } from '@hesuan/shared/section/document.ts'
import { isCanonicalCell } from '@hesuan/shared/template/canonicalCell.ts'
import { writtenColumnOf } from '@hesuan/shared/template/expressionColumn.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type * as Y from 'yjs'
import type { SectionRules } from './sectionRules.ts'

/** A cell that holds what its column can't, and what it is set to instead. */
export interface ValueRepair extends CellWrite {
  readonly wrong: string
}

/**
 * What must be set right after these changes: text in an amount, an unknown code. A cell goes back to what it held
 * before, or is cleared where that would be wrong too.
 */
export function repairsOf(
  changes: readonly CellChange[],
  doc: Y.Doc,
  { template, lists }: SectionRules,
): ValueRepair[] {
  const before = new Map<string, CellChange>()
  for (const change of changes) {
    const key = `${change.row}:${change.column}`
    if (!change.column.startsWith('@') && change.conflict?.kind !== 'lost' && !before.has(key)) before.set(key, change)
  }
  const fits = (change: CellChange, value: string): boolean => {
    const column = writtenColumnOf(sheetOf(template, change.sheet), change.column)
    return column !== null && isCanonicalCell(column, value, (list, code) => lists[list].has(code))
  }
  return [...before.values()].flatMap((change) => {
    const { row, column } = change
    const wrong = readCell(doc, row, column)
    if (fits(change, wrong)) return []
    const earlier = change.before ?? ''
    return [{ row, column, wrong, value: fits(change, earlier) ? earlier : '' }]
  })
}
