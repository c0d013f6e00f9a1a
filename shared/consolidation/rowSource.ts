import type { SnapshotRow } from '../section/snapshot.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'
import type { DepartmentInput } from './department.ts'
import type { PrintedFigure } from './publishedTable.ts'

/** A row with the unit that it belongs to. */
export interface UnitRow extends SnapshotRow {
  readonly unit: string
}

/** A department's rows, as rules about words read them: what `MeasureSource` has without its measures. */
export interface RowSource {
  readonly input: DepartmentInput
  /** Its year names the code lists that the sections were written with; the budget may be of a later one. */
  readonly template: { readonly year: number }
  /** Rows of a sheet: of a unit, or of every unit in their order. */
  rows(unit: string | undefined, sheet: SheetId): readonly UnitRow[]
  /** Rows of a sheet whose reference in this column is that row. */
  referring(unit: string | undefined, sheet: SheetId, column: ColumnId, row: string): readonly UnitRow[]
  row(unit: string, id: string): UnitRow | null
  unitName(unit: string): string | null
  printed(table: string, row: string, column: ColumnId): PrintedFigure | null
  /** The keys of the printed rows of a table, in the order of the document; none where nothing was imported. */
  printedRows(table: string): readonly string[]
  /** Whether amounts of this unit (of any unit) were read from printed 万元. */
  rounded(unit: string | undefined): boolean
}
