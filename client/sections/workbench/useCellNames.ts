import { useCallback, useEffect, useState } from 'react'
import type { SectionDocument } from '../collab/sectionDocument.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { cellPlace } from './cellPlace.ts'

/** Names are read, not typed: while many people type they need not follow each keystroke. */
const SETTLED_MS = 700

/**
 * What people call the cells of a section: sheet, row, column. Rows are called by what stands in them, so it is another
 * function some time after a change of the document, and whatever shows names renders again.
 */
export function useCellNames(document: SectionDocument, context: SheetContext): (cell: string) => string {
  const [version, setVersion] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = document.onChange(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        setVersion((before) => before + 1)
      }, SETTLED_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [document])
  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow the document
  return useCallback((cell: string) => cellPlace(cell, context, true), [context, version])
}
