import './conflicts.css'
import { type CellKey, parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { useSyncExternalStore } from 'react'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import type { GridController } from '../grid/controller.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { useWatched } from '../useWatched.ts'
import type { ConflictBook } from './conflictBook.ts'
import { RivalList } from './RivalList.tsx'
import { settleConflict } from './settleConflict.ts'
import { texts } from './texts.ts'

interface Props {
  readonly controller: GridController
  readonly book: ConflictBook
  readonly document: SectionDocument
  readonly context: SheetContext
  readonly writable: boolean
}

/** What stands at the active cell where it is in conflict; nothing elsewhere. */
export function ConflictCard({ controller, book, document, context, writable }: Props) {
  const open = useWatched(book.open)
  const key = useSyncExternalStore(controller.subscribe, () => activeKey(controller))
  const conflict = key === null ? undefined : open.get(key)
  if (conflict === undefined || key === null) return null
  return (
    <section className="conflict-card" aria-label={texts.list}>
      <p className="conflict-title">{texts.cardTitle(conflict.rivals.length)}</p>
      <RivalList
        conflict={conflict}
        context={context}
        held={heldAt(document, key)}
        withKeys
        onAdopt={writable ? (value) => settleConflict(document, context, key, value) : null}
      />
      <p className="conflict-hint">{writable ? texts.cardHint : texts.readOnlyHint}</p>
    </section>
  )
}

function activeKey({ activeCell }: GridController): CellKey | null {
  return activeCell === null ? null : (parseCellKey(`${activeCell.row}:${activeCell.column}`)?.key ?? null)
}

function heldAt(document: SectionDocument, cell: string): string {
  const place = parseCellKey(cell)
  return place === null ? '' : document.cell(place.row, place.column)
}
