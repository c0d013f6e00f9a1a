import type * as Y from 'yjs'
import { cellsOf, rowsOf } from '../section/document.ts'
import type { CellChange, ChangedColumn } from './cellChange.ts'

/** What every key of a document holds, by `rowId:column`, with `@order` and `@deleted` for the rows themselves. */
export type Replayed = ReadonlyMap<string, string>

export const changedKey = (change: { readonly row: string; readonly column: ChangedColumn }): string =>
  `${change.row}:${change.column}`

/** What a document holds after these changes, from the first one on; writes that lost never were in it. */
export function replay(changes: Iterable<Pick<CellChange, 'row' | 'column' | 'after' | 'conflict'>>): Replayed {
  const cells = new Map<string, string>()
  for (const change of changes) {
    if (change.conflict?.kind !== 'lost') cells.set(changedKey(change), change.after)
  }
  return cells
}

/** What a document holds now, in the form of `replay`. */
export function contentOf(doc: Y.Doc): Replayed {
  return new Map([
    ...cellsOf(doc).entries(),
    ...[...rowsOf(doc).entries()].map(([key, value]): [string, string] => [key.replace(/:(\w+)$/, ':@$1'), value]),
  ])
}
