const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A cell as others are shown it, and what it is for this program itself. */
export interface ClipboardCell {
  readonly text: string
  /** See `GridSource.ownText`. */
  readonly own: string | null
}

/** Where a cell says what it is for this program: other programs pass it over. */
export const OWN_TEXT = 'data-hesuan'

/** A block of cells as a table: what word processors and mail take from the clipboard. */
export const clipboardHtml = (block: readonly (readonly ClipboardCell[])[]): string =>
  `<table>${block.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')}</table>`

const cellHtml = ({ text, own }: ClipboardCell): string =>
  `<td${own === null ? '' : ` ${OWN_TEXT}="${escaped(own)}"`}>${escaped(text)}</td>`

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character).replace(/\n/g, '<br>')
