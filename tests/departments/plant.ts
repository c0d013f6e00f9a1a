import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import { withCell } from '@hesuan/shared/consolidation/smallDepartment.fixture.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import type { Random } from './seededRandom.ts'

/** A row with the unit that it belongs to. */
export interface PlacedRow {
  readonly unit: string
  readonly row: SnapshotRow
}

/** One known error, as it is put into a sound department. */
export interface Planted {
  readonly input: DepartmentInput
  /** What the finding is bound to, as far as that is known. */
  readonly unit?: string
  readonly row?: string
}

/** A kind of error that one rule has to find. */
export interface Plant {
  readonly rule: string
  readonly part: string
  readonly what: string
  /** Null where the department has nothing that the error could be planted in. */
  readonly plant: (input: DepartmentInput, random: Random) => Planted | null
}

/** The rows of a sheet, of every section, that match. */
export const rowsOf = (
  { snapshots }: DepartmentInput,
  sheet: string,
  matches: (cells: SnapshotRow['cells']) => boolean = () => true,
): readonly PlacedRow[] =>
  snapshots.flatMap(({ unitCode, rows }) =>
    rows.filter((row) => row.sheet === sheet && matches(row.cells)).map((row) => ({ unit: unitCode, row })),
  )

/** One of the rows, by chance; null where there is none. */
export const anyRow = (rows: readonly PlacedRow[], random: Random): PlacedRow | null =>
  rows.length === 0 ? null : random.pick(rows)

/** One cell set to what becomes of it. */
export const set = (
  input: DepartmentInput,
  { unit, row }: PlacedRow,
  column: string,
  change: (value: string) => string,
): DepartmentInput => withCell(input, unit, row.id, column, change(row.cells[column] ?? ''))

/** More by so many 元. */
export const more = (yuan: string) => (value: string) => new Exact(value === '' ? 0 : value).plus(yuan).toFixed(2)

/** What no rounding explains: one 分 where amounts are exact, and far more than all of it where they were printed. */
export const beyondRounding = ({ snapshots }: DepartmentInput): string =>
  snapshots.some(({ precision }) => precision === 'wan') ? '200000.00' : '0.01'

/** The units that have no income of a source. */
export const unitsWithout = (input: DepartmentInput, source: string): ReadonlySet<string> => {
  const having = rowsOf(input, 'income', (cells) => cells['source'] === source && cells['amount'] !== undefined)
  const codes = new Set(having.map(({ unit }) => unit))
  return new Set(input.units.map(({ code }) => code).filter((code) => !codes.has(code)))
}

/** An error in one row of a sheet, bound to that row unless it is said otherwise. */
export const inRow = (
  rule: string,
  part: string,
  what: string,
  where: {
    readonly sheet: string
    readonly matches?: (cells: SnapshotRow['cells']) => boolean
    readonly bound?: false | 'project' | 'unit'
    /** Only in units that have no income of this source. */
    readonly without?: string
  },
  edits: (
    row: PlacedRow,
    input: DepartmentInput,
    random: Random,
  ) => readonly (readonly [column: string, value: string])[],
): Plant => ({
  rule,
  part,
  what,
  plant: (input, random) => {
    const units = where.without === undefined ? null : unitsWithout(input, where.without)
    const rows = rowsOf(input, where.sheet, where.matches).filter(({ unit }) => units === null || units.has(unit))
    const chosen = anyRow(rows, random)
    if (chosen === null) return null
    const planted = edits(chosen, input, random).reduce(
      (all, [column, value]) => withCell(all, chosen.unit, chosen.row.id, column, value),
      input,
    )
    if (where.bound === false) return { input: planted }
    if (where.bound === 'unit') return { input: planted, unit: chosen.unit }
    const row = where.bound === 'project' ? (chosen.row.cells['project'] ?? '') : chosen.row.id
    return { input: planted, unit: chosen.unit, row }
  },
})
