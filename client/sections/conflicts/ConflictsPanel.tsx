import './conflicts.css'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { useWatched } from '../useWatched.ts'
import type { ConflictBook } from './conflictBook.ts'
import { RivalList } from './RivalList.tsx'
import { settleConflict } from './settleConflict.ts'
import { texts } from './texts.ts'

interface Props {
  readonly book: ConflictBook
  readonly document: SectionDocument
  readonly context: SheetContext
  readonly writable: boolean
  readonly cellName: (cell: string) => string
  readonly onJump: (cell: string) => void
}

/** Every cell of the section that waits to be settled, with its values. */
export function ConflictsPanel({ book, document, context, writable, cellName, onJump }: Props) {
  const open = useWatched(book.open)
  return (
    <section className="conflicts-panel" aria-label={texts.list}>
      <p className="panel-empty">{open.size === 0 ? texts.none : texts.intro}</p>
      <ul>
        {[...open.values()].map((conflict) => {
          const place = parseCellKey(conflict.cell)
          return (
            <li key={conflict.id} data-conflict={conflict.cell}>
              <button type="button" className="conflict-place" onClick={() => onJump(conflict.cell)}>
                {cellName(conflict.cell)}
              </button>
              <RivalList
                conflict={conflict}
                context={context}
                held={place === null ? '' : document.cell(place.row, place.column)}
                withKeys={false}
                onAdopt={writable ? (value) => settleConflict(document, context, conflict.cell, value) : null}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
