import type { Exact as ExactNumber } from '../money/exact.ts'
import { Exact } from '../money/exact.ts'
import type { SectionSnapshot, SnapshotRow } from '../section/snapshot.ts'
import type { ColumnId, SheetId } from './ids.ts'

/** What becomes of the rows of a sheet when the next year is opened. */
export type CarriedSheet =
  /** Nothing of it: what was bought last year says nothing of this year. */
  | { readonly rows: 'none' }
  | {
      readonly rows: 'all'
      /** Cells that begin empty. */
      readonly blank?: readonly ColumnId[]
      /** Cells that begin with a value; '' is blank. */
      readonly set?: Readonly<Record<ColumnId, string>>
      /** Last year's amount: the sum of these, into that column. Blank where all of them are. */
      readonly prior?: { readonly of: readonly ColumnId[]; readonly into: ColumnId }
    }

export type NextYearPlan = Readonly<Record<SheetId, CarriedSheet>>

/**
 * A section as the next year begins with it: its structure, last year's amounts beside it, staffing and standards; the
 * amounts of the year itself are blank. Rows keep their ids, so that they can be compared from year to year.
 * Throws where the plan does not know a sheet.
 */
export const nextYearSection = (plan: NextYearPlan, section: SectionSnapshot): SectionSnapshot => ({
  ...section,
  // Nothing of it was read from print any more.
  precision: 'fen',
  rows: section.rows.flatMap((row) => carried(plan, row)),
})

function carried(plan: NextYearPlan, row: SnapshotRow): SnapshotRow[] {
  const sheet = plan[row.sheet]
  if (sheet === undefined) throw new RangeError(`the plan of the next year does not know ${row.sheet}`)
  if (sheet.rows === 'none') return []
  const { blank = [], set = {}, prior } = sheet
  const cells = new Map(Object.entries(row.cells).filter(([column]) => !blank.includes(column)))
  if (prior !== undefined) {
    const amount = sumOf(prior.of.flatMap((column) => row.cells[column] ?? []))
    cells.delete(prior.into)
    if (amount !== null) cells.set(prior.into, amount.toFixed(2))
  }
  for (const [column, value] of Object.entries(set)) {
    if (value === '') cells.delete(column)
    else cells.set(column, value)
  }
  return [{ ...row, cells: Object.fromEntries(cells) }]
}

const sumOf = (amounts: readonly string[]): ExactNumber | null =>
  amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0))
