import type { ColumnId, SectionKind, SheetId } from '../template/ids.ts'
import type { RowId } from './cellKey.ts'

/** The plain content of one section at one moment: live rows only, in the order people see, blank cells left out. */
export interface SectionSnapshot {
  readonly unitCode: string
  readonly kind: SectionKind
  /** `wan`: the amounts were read from printed 万元, so sums of them carry rounding differences (尾差). */
  readonly precision: 'fen' | 'wan'
  readonly rows: readonly SnapshotRow[]
}

export interface SnapshotRow {
  readonly id: RowId
  readonly sheet: SheetId
  /** Canonical strings; a blank cell has no entry. */
  readonly cells: Readonly<Record<ColumnId, string>>
}
