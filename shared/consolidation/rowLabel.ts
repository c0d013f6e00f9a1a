import type { Classifications } from '../classification/lookup.ts'
import { formatAmount, parseYuan } from '../money/amount.ts'
import type { SnapshotRow } from '../section/snapshot.ts'
import { sheetOf } from '../template/lookup.ts'
import type { Column } from '../template/sheet.ts'
import type { Template } from '../template/template.ts'

/** The rows of one section that references may lead to: all of them, or a way to find one by its id. */
export type ReferredRows = readonly SnapshotRow[] | ((id: string) => SnapshotRow | null)

/** Said of a cell whose row was deleted: its id means nothing to anybody. */
const DELETED_ROW = '（已删除）'

/** What people see of a cell: «2080101 行政运行», an option's label, the name of the row that it refers to, 万元. */
export function cellLabel(
  template: Template,
  rows: ReferredRows,
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
      const row = find(rows, value)
      if (row === null) return DELETED_ROW
      const shown = sheetOf(template, row.sheet).columns.find(({ id }) => id === type.show)
      // A form is shown by its project, and that by its name: references are followed, but never in a circle.
      const next: ReferredRows = (id) => (id === value ? null : find(rows, id))
      return shown === undefined ? '' : cellLabel(template, next, shown, row.cells[shown.id] ?? '', lists)
    }
    default:
      return value
  }
}

/**
 * What people call a row: the columns that its sheet is labelled by, else its first frozen one, else its first filled
 * one; empty for a blank row.
 */
export function rowLabel(template: Template, rows: ReferredRows, rowId: string, lists: Classifications): string {
  const row = find(rows, rowId)
  if (row === null) return ''
  const sheet = sheetOf(template, row.sheet)
  const isFilled = ({ id }: Column): boolean => (row.cells[id] ?? '') !== ''
  const labelled = sheet.columns.filter(({ id }) => sheet.label?.includes(id)).filter(isFilled)
  const frozen = sheet.columns.find((column) => column.frozen === true && isFilled(column))
  const columns = labelled.length > 0 ? labelled : [frozen ?? sheet.columns.find(isFilled)]
  return columns
    .map((column) => (column === undefined ? '' : cellLabel(template, rows, column, row.cells[column.id] ?? '', lists)))
    .filter((text) => text !== '')
    .join(' · ')
}

const find = (rows: ReferredRows, id: string): SnapshotRow | null =>
  typeof rows === 'function' ? rows(id) : (rows.find((row) => row.id === id) ?? null)
