import { cellsOf, rowsOf } from '@hesuan/shared/section/document.ts'
import * as Y from 'yjs'

/** An empty document of a section. Its two maps are named at once: a map that is named late takes its items over late. */
export function newSectionDoc(): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  cellsOf(doc)
  rowsOf(doc)
  return doc
}
