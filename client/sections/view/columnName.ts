import type { GridColumn } from '../grid/gridSource.ts'

/** What people call a column that may stand below a group: «资金来源·一般公共预算». */
export const columnName = (columns: readonly GridColumn[], id: string): string => {
  const column = columns.find((one) => one.id === id)
  if (column === undefined) return id
  return column.group === null ? column.title : `${column.group}·${column.title}`
}
