import type { Classifications } from '@hesuan/shared/classification/lookup.ts'
import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { ColumnId, SheetId } from '@hesuan/shared/template/ids.ts'
import type { Template } from '@hesuan/shared/template/template.ts'

/** What the cells of a section are read and written by. */
export interface SheetContext {
  readonly template: Template
  readonly lists: Classifications
  /** The unit in which this person types and reads amounts. */
  readonly unit: AmountUnit
  cell(row: RowId, column: ColumnId): string
  rows(sheet: SheetId): readonly RowId[]
  isDeleted(row: RowId): boolean
}
