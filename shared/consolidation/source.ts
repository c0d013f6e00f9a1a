import type { SectionSnapshot } from '../section/snapshot.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'
import type { Template } from '../template/template.ts'
import { type CeilingKind, ceilingOf } from './ceiling.ts'
import { ColumnSums } from './columnSums.ts'
import type { DepartmentInput } from './department.ts'
import { summarise, sumOfSummaries } from './fold.ts'
import type { Summary, SummaryEntry } from './measure.ts'
import { Print } from './print.ts'
import type { RowSource, UnitRow } from './rowSource.ts'

/** A department's data, indexed once for every measure that is evaluated on it. */
export interface MeasureSource extends RowSource {
  readonly template: Template
  /** The columns that summaries of a sheet are kept by. */
  dimensions(sheet: SheetId): readonly ColumnId[]
  /** Sums of a column, of a unit or of the department; null where no cell of it is filled. */
  sums(unit: string | undefined, sheet: SheetId, column: ColumnId): ColumnSums | null
  /** The values of a column that are in use, each once, in order. */
  codes(unit: string | undefined, sheet: SheetId, column: ColumnId): readonly string[]
  /** The ceiling of a unit, or of the department; canonical 元, null where none was issued. */
  ceiling(unit: string | undefined, kind: CeilingKind): string | null
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
  const dimensions = new Map(template.sheets.map((sheet) => [sheet.id, sheet.dimensions]))
  const sections = new Map<string, Section>()
  for (const snapshot of inOrder(input)) {
    const summary = summaries.get(snapshot.unitCode) ?? summarise(template, snapshot)
    sections.set(snapshot.unitCode, new Section(unitRows(snapshot), summary))
  }
  const department = new Section(
    [...sections.values()].flatMap(({ rows }) => rows),
    sumOfSummaries([...sections.values()].map(({ summary }) => summary)),
  )
  const section = (unit: string | undefined): Section | undefined =>
    unit === undefined ? department : sections.get(unit)
  const print = new Print(input.printed ?? [])
  const names = new Map(input.units.map(({ code, name }) => [code, name]))
  return {
    input,
    template,
    dimensions: (sheet) => dimensions.get(sheet) ?? [],
    sums: (unit, sheet, column) => section(unit)?.sums(sheet, column) ?? null,
    rows: (unit, sheet) => section(unit)?.rowsOf(sheet) ?? [],
    referring: (unit, sheet, column, row) => section(unit)?.referring(sheet, column, row) ?? [],
    codes: (unit, sheet, column) => section(unit)?.codes(sheet, column) ?? [],
    row: (unit, id) => sections.get(unit)?.row(id) ?? null,
    unitName: (unit) => names.get(unit) ?? null,
    rounded: (unit) => section(unit)?.summary.precision === 'wan',
    printed: (table, row, column) => print.figure(table, row, column),
    printedRows: (table) => print.rows(table),
    ceiling: (unit, kind) => ceilingOf(input.ceilings ?? [], unit, kind),
  }
}

/** The rows and sums of one section, or of all together, found by what measures ask for. */
class Section {
  readonly rows: readonly UnitRow[]
  readonly summary: Summary
  #bySheet: Map<SheetId, UnitRow[]> | null = null
  #byId: Map<string, UnitRow> | null = null
  #byColumn: Map<string, ColumnSums> | null = null
  readonly #byReference = new Map<string, Map<string, UnitRow[]>>()
  readonly #codes = new Map<string, readonly string[]>()

  constructor(rows: readonly UnitRow[], summary: Summary) {
    this.rows = rows
    this.summary = summary
  }

  rowsOf(sheet: SheetId): readonly UnitRow[] {
    this.#bySheet ??= grouped(this.rows, (row) => row.sheet)
    return this.#bySheet.get(sheet) ?? []
  }

  row(id: string): UnitRow | null {
    this.#byId ??= new Map(this.rows.map((row) => [row.id, row]))
    return this.#byId.get(id) ?? null
  }

  sums(sheet: SheetId, column: ColumnId): ColumnSums | null {
    this.#byColumn ??= sumsByColumn(this.summary)
    return this.#byColumn.get(columnKey(sheet, column)) ?? null
  }

  referring(sheet: SheetId, column: ColumnId, row: string): readonly UnitRow[] {
    const key = columnKey(sheet, column)
    const known = this.#byReference.get(key)
    const index = known ?? grouped(this.rowsOf(sheet), ({ cells }) => cells[column] ?? '')
    if (known === undefined) this.#byReference.set(key, index)
    return index.get(row) ?? []
  }

  codes(sheet: SheetId, column: ColumnId): readonly string[] {
    const key = columnKey(sheet, column)
    const known = this.#codes.get(key)
    if (known !== undefined) return known
    const codes = [...new Set(this.rowsOf(sheet).map(({ cells }) => cells[column] ?? ''))].filter((code) => code !== '')
    this.#codes.set(key, codes.sort())
    return codes
  }
}

/** The units' snapshots in the order of the units, then the department's own. */
function inOrder({ units, department, snapshots }: DepartmentInput): SectionSnapshot[] {
  const byUnit = new Map(snapshots.map((snapshot) => [snapshot.unitCode, snapshot]))
  return [...units, department].flatMap(({ code }) => byUnit.get(code) ?? [])
}

const unitRows = ({ rows, unitCode }: SectionSnapshot): UnitRow[] =>
  rows.map(({ id, sheet, cells }) => ({ id, sheet, cells, unit: unitCode }))

const columnKey = (sheet: SheetId, column: ColumnId): string => `${sheet}|${column}`

function sumsByColumn(summary: Summary): Map<string, ColumnSums> {
  const entries = grouped<SummaryEntry>([...summary.entries.values()], ({ sheet, column }) => columnKey(sheet, column))
  return new Map([...entries].map(([key, list]) => [key, new ColumnSums(list)]))
}

/** Values by a key of theirs, each group in the order of the values. */
export function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}
