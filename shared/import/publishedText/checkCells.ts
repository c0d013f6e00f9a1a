import { type CellContext, canonicalCell, cellErrorText, isCanonicalCell } from '../../template/canonicalCell.ts'
import { columnOf, sheetOf } from '../../template/lookup.ts'
import type { Template } from '../../template/template.ts'
import type { FilledSection } from './fillSections.ts'
import type { Reader } from './reader.ts'

/** Refuses what no cell of a section may hold: a text too long, a negative amount, an invisible character. */
export function checkCells(sections: readonly FilledSection[], template: Template, reader: Reader): void {
  const knowsCode: CellContext['knowsCode'] = (list, code) => reader.classifications[list].has(code)
  for (const { row, table, line } of sections.flatMap(({ rows }) => rows)) {
    const sheet = sheetOf(template, row.sheet)
    for (const [id, value] of Object.entries(row.cells)) {
      const column = columnOf(sheet, id)
      if (column === null) throw new RangeError(`the sheet ${sheet.id} has no column ${id}`)
      if (isCanonicalCell(column, value, knowsCode)) continue
      const typed = canonicalCell(column, value, { unit: 'yuan', knowsCode })
      const why = typed.ok ? `“${value}”不是规范的写法` : cellErrorText(typed.error)
      reader.error(line ?? { number: 1, cells: [] }, table, 'not-a-cell', `${column.title}：${why}`, { found: value })
    }
  }
}
