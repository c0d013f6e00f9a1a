import { useEffect } from 'react'
import type { SectionSession } from '../collab/sectionSession.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import type { OpenSheet } from '../workbench/openSheet.ts'
import type { ConflictBook } from './conflictBook.ts'
import { settleConflict } from './settleConflict.ts'

interface Parts {
  readonly open: OpenSheet | null
  readonly conflicts: ConflictBook | null
  readonly session: SectionSession
  readonly context: SheetContext | null
}

/** Lets the keys of the grid adopt one of the values that stand at the active cell. */
export function useAdoptKeys({ open, conflicts, session, context }: Parts): void {
  useEffect(() => {
    if (open === null || conflicts === null || context === null || !session.writable) return
    open.controller.adopt = ({ row, column }, index) => {
      const cell = `${row}:${column}`
      const value = conflicts.open.value.get(cell)?.rivals[index]?.value
      if (value !== undefined) settleConflict(session.document, context, cell, value)
    }
  }, [open, conflicts, session, context])
}
