/** A non-blank line of the document, cut at its tabs; cells are trimmed. */
export interface SourceLine {
  /** From 1. */
  readonly number: number
  readonly cells: readonly string[]
}

/** A cell that holds something, with its column from 0. */
export interface FilledCell {
  readonly at: number
  readonly text: string
}

/** The non-blank lines of a text, whatever its line ends; a byte order mark is no content. */
export function sourceLines(text: string): SourceLine[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .map((line, index) => ({ number: index + 1, cells: line.split('\t').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

/** The texts of the cells of a line that hold something, in their order. */
export const filledCells = ({ cells }: SourceLine): string[] => cells.filter((cell) => cell !== '')

/** The cells of a line that hold something, with their columns. */
export const placedCells = ({ cells }: SourceLine): FilledCell[] =>
  cells.flatMap((text, at) => (text === '' ? [] : [{ at, text }]))

export const cellAt = ({ cells }: SourceLine, index: number): string => cells[index] ?? ''

/** How many columns a line uses: up to its last cell that holds something. */
export const usedColumns = ({ cells }: SourceLine): number => cells.findLastIndex((cell) => cell !== '') + 1
