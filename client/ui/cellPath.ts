import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'

/** The address of a section, of its first sheet. */
export const sectionPath = (sectionId: string): string => `/sections/${encodeURIComponent(sectionId)}`

/** The address that opens a section at a cell; that of the section where the text is no cell key. */
export function cellPath(sectionId: string, cell: string): string {
  const parsed = parseCellKey(cell)
  if (parsed === null) return sectionPath(sectionId)
  return `${sectionPath(sectionId)}/${parsed.sheet}?cell=${encodeURIComponent(parsed.key)}`
}

/** The address of the changes of one cell. */
export const cellHistoryPath = (sectionId: string, cell: string): string =>
  `/history?section=${encodeURIComponent(sectionId)}&cell=${encodeURIComponent(cell)}`
