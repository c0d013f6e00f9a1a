import type { TableViewText } from '@hesuan/shared/api/consolidation.ts'

/** The text of a cell; blank where the table has none. */
export const textAt = (view: TableViewText, rowKey: string, column: string): string =>
  view.rows.find(({ key }) => key === rowKey)?.cells[column]?.text ?? ''

/** What a performance form is called in the list: the project, as it is published. */
export const formName = (view: TableViewText): string => {
  const header = view.rows.find(({ key }) => key === 'header')
  return header?.cells['printedName']?.text || header?.cells['project']?.text || view.title
}

/**
 * How many rows a repeated text spans: in a form, a group's name is printed once for all its indicators.
 * @param texts one a row, in order
 * @returns one a row: the span of the cell that begins there, 0 where a cell from above covers it
 */
export function rowSpans(texts: readonly string[]): number[] {
  const spans = texts.map(() => 0)
  let start = 0
  texts.forEach((text, at) => {
    if (at === 0 || text === '' || text !== texts[start]) start = at
    spans[start] = (spans[start] ?? 0) + 1
  })
  return spans
}
