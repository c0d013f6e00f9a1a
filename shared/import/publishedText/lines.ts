/** A non-blank line of the document, cut at its tabs; cells are trimmed. */
export interface SourceLine {
  /** From 1. */
  readonly number: number
  readonly cells: readonly string[]
}

/** The non-blank lines of a text, whatever its line ends; a byte order mark is no content. */
export function sourceLines(text: string): SourceLine[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .map((line, index) => ({ number: index + 1, cells: line.split('\t').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

/** The cells of a line that hold something, in their order. */
export const filledCells = ({ cells }: SourceLine): string[] => cells.filter((cell) => cell !== '')

export const cellAt = ({ cells }: SourceLine, index: number): string => cells[index] ?? ''
