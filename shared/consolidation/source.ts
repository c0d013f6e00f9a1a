import type { SectionSnapshot, SnapshotRow } from '../section/snapshot.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'
import type { Template } from '../template/template.ts'
import type { DepartmentInput } from './department.ts'
import { addSummaries, EMPTY_SUMMARY, summarise } from './fold.ts'
import type { Summary, SummaryEntry } from './measure.ts'
import type { PrintedFigure } from './publishedTable.ts'

/** A row with the unit that it belongs to. */
export interface UnitRow extends SnapshotRow {
  readonly unit: string
}

/** A department's data, indexed once for every measure that is evaluated on it. */
export interface MeasureSource {
  readonly input: DepartmentInput
  readonly template: Template
  /** Amounts of a column, by dimensions: of a unit, or of the department. */
  entries(unit: string | undefined, sheet: SheetId, column: ColumnId): readonly SummaryEntry[]
  /** Rows of a sheet: of a unit, or of every unit in their order. */
  rows(unit: string | undefined, sheet: SheetId): readonly UnitRow[]
  row(unit: string, id: string): UnitRow | null
  /** Whether amounts of this unit (of any unit) were read from printed 万元. */
  rounded(unit: string | undefined): boolean
  printed(table: string, row: string, column: ColumnId): PrintedFigure | null
  /** The keys of the printed rows of a table, in the order of the document; none where nothing was imported. */
  printedRows(table: string): readonly string[]
}

/**
 * Indexes a department.
 * @param summaries of sections whose summary is known already (by unit code), so that only a new one is folded
 */
export function measureSource(
  template: Template,
  input: DepartmentInput,
  summaries: ReadonlyMap<string, Summary> = new Map(),
): MeasureSource {
  const snapshots = inOrder(input)
  const known = new Map(snapshots.map((one) => [one.unitCode, summaries.get(one.unitCode) ?? summarise(template, one)]))
  const total = [...known.values()].reduce(addSummaries, EMPTY_SUMMARY)
  const entriesOf = new Map<string | undefined, Map<string, SummaryEntry[]>>([[undefined, byColumn(total)]])
  for (const [unit, summary] of known) entriesOf.set(unit, byColumn(summary))

  const rowsOf = new Map<string, UnitRow[]>()
  const rowById = new Map<string, UnitRow>()
  for (const snapshot of snapshots) {
    for (const row of snapshot.rows) {
      const unitRow = { ...row, unit: snapshot.unitCode }
      push(rowsOf, `${snapshot.unitCode}|${row.sheet}`, unitRow)
      push(rowsOf, `|${row.sheet}`, unitRow)
      rowById.set(`${snapshot.unitCode}|${row.id}`, unitRow)
    }
  }
  const printedFigures = new Map(
    (input.printed ?? [])
      .filter(({ copy }) => copy === '')
      .map((figure) => [printedKey(figure.table, figure.row, figure.column), figure]),
  )
  const printedRows = new Map<string, Set<string>>()
  for (const { table, row } of printedFigures.values()) {
    const keys = printedRows.get(table) ?? new Set()
    printedRows.set(table, keys.add(row))
  }
  const rounded = new Map(snapshots.map(({ unitCode, precision }) => [unitCode, precision === 'wan']))
  const anyRounded = [...rounded.values()].includes(true)

  return {
    input,
    template,
    entries: (unit, sheet, column) => entriesOf.get(unit)?.get(`${sheet}|${column}`) ?? [],
    rows: (unit, sheet) => rowsOf.get(`${unit ?? ''}|${sheet}`) ?? [],
    row: (unit, id) => rowById.get(`${unit}|${id}`) ?? null,
    rounded: (unit) => (unit === undefined ? anyRounded : (rounded.get(unit) ?? false)),
    printedRows: (table) => [...(printedRows.get(table) ?? [])],
    printed: (table, row, column) => printedFigures.get(printedKey(table, row, column)) ?? null,
  }
}

const printedKey = (table: string, row: string, column: ColumnId): string => `${table}|${row}|${column}`

/** The units' snapshots in the order of the units, then the department's own. */
function inOrder({ units, department, snapshots }: DepartmentInput): SectionSnapshot[] {
  const codes = [...units.map(({ code }) => code), department.code]
  return codes.flatMap((code) => snapshots.filter(({ unitCode }) => unitCode === code))
}

function byColumn(summary: Summary): Map<string, SummaryEntry[]> {
  const found = new Map<string, SummaryEntry[]>()
  for (const entry of summary.entries.values()) push(found, `${entry.sheet}|${entry.column}`, entry)
  return found
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
