import type { Classifications } from '../classification/lookup.ts'
import { formatAmount, parseYuan } from '../money/amount.ts'
import type { SnapshotRow } from '../section/snapshot.ts'
import { sheetOf } from '../template/lookup.ts'
import type { Column } from '../template/sheet.ts'
import type { Template } from '../template/template.ts'

/**
 * What people see of a cell: «2080101 行政运行», an option's label, the name of the row that it refers to, 万元.
 * @param rows of the sheet that a reference may lead to
 */
export function cellLabel(
  template: Template,
  rows: readonly SnapshotRow[],
  column: Column,
  value: string,
  lists: Classifications,
): string {
  if (value === '') return ''
  const { type } = column
  switch (type.kind) {
    case 'code': {
      const name = lists[type.list].name(value)
      return name === null ? value : `${value} ${name}`
    }
    case 'choice':
      return type.options.find((option) => option.value === value)?.label ?? value
    case 'tick':
      return value === '1' ? '是' : ''
    case 'amount': {
      const amount = parseYuan(value)
      return amount.ok ? formatAmount(amount.value, 'wan') : value
    }
    case 'row': {
      const row = rows.find(({ id }) => id === value)
      if (row === undefined) return value
      const shownColumn = sheetOf(template, row.sheet).columns.find(({ id }) => id === type.show)
      const text = row.cells[type.show] ?? ''
      return shownColumn === undefined || shownColumn.type.kind === 'row'
        ? text
        : cellLabel(template, rows, shownColumn, text, lists)
    }
    default:
      return value
  }
}

/** What people call a row: its first frozen column, else its first filled one; empty for a blank row. */
export function rowLabel(
  template: Template,
  rows: readonly SnapshotRow[],
  rowId: string,
  lists: Classifications,
): string {
  const row = rows.find(({ id }) => id === rowId)
  if (row === undefined) return ''
  const sheet = sheetOf(template, row.sheet)
  const column =
    sheet.columns.find((candidate) => candidate.frozen === true && row.cells[candidate.id] !== undefined) ??
    sheet.columns.find((candidate) => row.cells[candidate.id] !== undefined)
  if (column === undefined) return ''
  const value = row.cells[column.id] ?? ''
  // A reference to a row that itself is named by a reference: follow it, so that an indicator is called by its project.
  if (column.type.kind === 'row' && rows.some(({ id }) => id === value)) return rowLabel(template, rows, value, lists)
  return cellLabel(template, rows, column, value, lists)
}
