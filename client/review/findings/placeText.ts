import type { Board } from '@hesuan/shared/api/board.ts'
import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import type { CheckItem } from './findingItem.ts'
import { texts } from './texts.ts'

/** Where a check was made, in words: the unit, then the code or the row that it is about. */
export function placeText(item: CheckItem, board: Board): string {
  const { unit, code } = item.bindings
  const unitName =
    unit === undefined
      ? texts.filter.department
      : (board.sections.find(({ unitCode }) => unitCode === unit)?.unitName ?? unit)
  return [unitName, codeText(code, board.templateYear), rowText(item)].filter((part) => part !== '').join(' · ')
}

function codeText(code: string | undefined, year: number): string {
  if (code === undefined) return ''
  const lists = classificationsOf(year)
  return `${code} ${lists?.functional.name(code) ?? lists?.economic.name(code) ?? ''}`.trim()
}

/** The row that a check is bound to, by the labels that came with the cells; blank where they don't tell. */
function rowText({ bindings, finding }: CheckItem): string {
  if (bindings.row === undefined || finding === null) return ''
  const cells = [...finding.leftCells, ...finding.rightCells]
  const bound = cells.find(({ cell }) => parseCellKey(cell)?.row === bindings.row)
  if (bound !== undefined) return bound.rowLabel ?? ''
  // The cells are of rows that refer to the bound one, and are called by it.
  const labels = new Set(cells.map(({ rowLabel }) => rowLabel ?? ''))
  return labels.size === 1 ? ([...labels][0] ?? '') : ''
}
