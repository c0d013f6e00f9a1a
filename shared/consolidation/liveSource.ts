import type { SectionSnapshot, SnapshotRow } from '../section/snapshot.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'
import type { Template } from '../template/template.ts'
import { type CeilingKind, ceilingOf } from './ceiling.ts'
import type { ColumnSums } from './columnSums.ts'
import type { DepartmentInput } from './department.ts'
import { foldRows, foldsOf, negated } from './fold.ts'
import { LiveSheet, type RowChange } from './liveSheet.ts'
import { Dependency, type TrackingMemory } from './memory.ts'
import { Print } from './print.ts'
import type { PrintedFigure } from './publishedTable.ts'
import type { UnitRow } from './rowSource.ts'
import { grouped, type MeasureSource } from './source.ts'

/** The sheets of one unit, or of all together, each from when it is first asked for or filled. */
class LiveSheets {
  readonly precision = new Dependency()
  readonly #make: (sheet: SheetId) => LiveSheet
  readonly #sheets = new Map<SheetId, LiveSheet>()

  constructor(make: (sheet: SheetId) => LiveSheet) {
    this.#make = make
  }

  of(sheet: SheetId): LiveSheet {
    const known = this.#sheets.get(sheet)
    const live = known ?? this.#make(sheet)
    if (known === undefined) this.#sheets.set(sheet, live)
    return live
  }

  /** The same rows of every sheet, in another order. */
  retake(rows: (sheet: SheetId) => readonly UnitRow[]): void {
    for (const [sheet, live] of this.#sheets) live.take(() => rows(sheet), [], [])
  }

  forget(row: string): void {
    for (const live of this.#sheets.values()) live.forget(row)
  }

  get parts(): number {
    return [...this.#sheets.values()].reduce((sum, { parts }) => sum + parts, 0)
  }
}

/** One unit's section as it was taken last. */
interface Taken {
  readonly precision: SectionSnapshot['precision']
  readonly rows: SectionSnapshot['rows']
  readonly bySheet: ReadonlyMap<SheetId, readonly UnitRow[]>
}

const NOTHING: Taken = { precision: 'fen', rows: [], bySheet: new Map() }

/**
 * A department's data that changes: it takes one state after the other, finds what is different, and tells its memory,
 * so that what is evaluated on it is computed anew only where it has to be.
 * Invariant: it answers as `measureSource` does for the input that it took last.
 */
export class LiveSource implements MeasureSource {
  readonly template: Template
  readonly #memory: TrackingMemory
  readonly #folds: ReturnType<typeof foldsOf>
  /** What the sections stand in: units, names, ceilings, the publication. */
  readonly #frame = new Dependency()
  readonly #department: LiveSheets
  readonly #units = new Map<string, LiveSheets>()
  readonly #taken = new Map<string, Taken>()
  #input: DepartmentInput
  #print: Print

  constructor(template: Template, input: DepartmentInput, memory: TrackingMemory) {
    this.template = template
    this.#memory = memory
    this.#folds = foldsOf(template)
    this.#department = new LiveSheets(this.#newSheet)
    this.#input = input
    this.#print = new Print(input.printed ?? [])
    this.#takeSections()
  }

  /** How many things smaller than a sheet it keeps account of: no more than there are rows and columns. */
  get parts(): number {
    return [this.#department, ...this.#units.values()].reduce((sum, { parts }) => sum + parts, 0)
  }

  /** Goes on with another state of the same department. */
  take(input: DepartmentInput): void {
    const before = this.#input
    this.#input = input
    if (frameOf(before) !== frameOf(input)) this.#memory.change(this.#frame)
    if (orderOf(before) !== orderOf(input)) this.#department.retake((sheet) => this.#rowsOfAll(sheet))
    if (before.printed !== input.printed) {
      this.#print = new Print(input.printed ?? [])
      this.#memory.change(this.#frame)
    }
    this.#takeSections()
  }

  get input(): DepartmentInput {
    this.#memory.read(this.#frame)
    return this.#input
  }

  dimensions(sheet: SheetId): readonly ColumnId[] {
    return this.#folds.get(sheet)?.dimensions ?? []
  }

  sums(unit: string | undefined, sheet: SheetId, column: ColumnId): ColumnSums | null {
    return this.#of(unit).of(sheet).sums(column)
  }

  rows(unit: string | undefined, sheet: SheetId): readonly UnitRow[] {
    return this.#of(unit).of(sheet).rows()
  }

  referring(unit: string | undefined, sheet: SheetId, column: ColumnId, row: string): readonly UnitRow[] {
    return this.#of(unit).of(sheet).referring(column, row)
  }

  codes(unit: string | undefined, sheet: SheetId, column: ColumnId): readonly string[] {
    return this.#of(unit).of(sheet).codes(column)
  }

  row(unit: string, id: string): UnitRow | null {
    return this.#of(unit)
      .of(id.slice(0, id.indexOf('.')))
      .row(id)
  }

  unitName(unit: string): string | null {
    return this.input.units.find(({ code }) => code === unit)?.name ?? null
  }

  rounded(unit: string | undefined): boolean {
    this.#memory.read(this.#of(unit).precision)
    const isRounded = ({ precision }: Taken) => precision === 'wan'
    return unit === undefined ? [...this.#taken.values()].some(isRounded) : isRounded(this.#taken.get(unit) ?? NOTHING)
  }

  printed(table: string, row: string, column: ColumnId): PrintedFigure | null {
    this.#memory.read(this.#frame)
    return this.#print.figure(table, row, column)
  }

  printedRows(table: string): readonly string[] {
    this.#memory.read(this.#frame)
    return this.#print.rows(table)
  }

  ceiling(unit: string | undefined, kind: CeilingKind): string | null {
    return ceilingOf(this.input.ceilings ?? [], unit, kind)
  }

  readonly #newSheet = (sheet: SheetId): LiveSheet => new LiveSheet(this.#memory, this.dimensions(sheet))

  #of(unit: string | undefined): LiveSheets {
    if (unit === undefined) return this.#department
    const known = this.#units.get(unit)
    const sheets = known ?? new LiveSheets(this.#newSheet)
    if (known === undefined) this.#units.set(unit, sheets)
    return sheets
  }

  #takeSections(): void {
    const { units, department, snapshots } = this.#input
    const codes = new Set([...units, department].map(({ code }) => code))
    const given = new Map(snapshots.map((snapshot) => [snapshot.unitCode, snapshot]))
    for (const unit of this.#taken.keys()) if (!codes.has(unit) || !given.has(unit)) this.#takeSection(unit, null)
    for (const unit of codes) {
      const snapshot = given.get(unit)
      if (snapshot !== undefined) this.#takeSection(unit, snapshot)
    }
  }

  #takeSection(unit: string, snapshot: SectionSnapshot | null): void {
    const before = this.#taken.get(unit) ?? NOTHING
    const { rows, precision } = snapshot ?? NOTHING
    if (snapshot !== null && rows === before.rows && precision === before.precision) return
    const bySheet = keepingRows(unit, rows, before)
    if (snapshot === null) this.#taken.delete(unit)
    else this.#taken.set(unit, { precision, rows, bySheet })
    if (precision !== before.precision) {
      this.#memory.change(this.#of(unit).precision)
      this.#memory.change(this.#department.precision)
    }
    for (const sheet of new Set([...before.bySheet.keys(), ...bySheet.keys()])) {
      this.#takeSheet(unit, sheet, before.bySheet.get(sheet) ?? [], bySheet.get(sheet) ?? [])
    }
  }

  #takeSheet(unit: string, sheet: SheetId, before: readonly UnitRow[], after: readonly UnitRow[]): void {
    if (before.length === after.length && before.every((row, index) => row === after[index])) return
    const changes = changesBetween(before, after)
    const gone = negated(
      foldRows(
        changes.flatMap((change) => change.before ?? []),
        this.#folds,
      ),
    )
    const come = foldRows(
      changes.flatMap((change) => change.after ?? []),
      this.#folds,
    )
    const sheets = this.#of(unit)
    sheets.of(sheet).take(() => after, changes, [gone, come])
    this.#department.of(sheet).take(() => this.#rowsOfAll(sheet), changes, [gone, come])
    for (const change of changes) {
      if (change.before === null || change.after !== null) continue
      sheets.forget(change.before.id)
      this.#department.forget(change.before.id)
    }
  }

  /** In the order of the units, the department's own last. */
  #rowsOfAll(sheet: SheetId): readonly UnitRow[] {
    const { units, department } = this.#input
    return [...units, department].flatMap(({ code }) => this.#taken.get(code)?.bySheet.get(sheet) ?? [])
  }
}

/** The order in which the rows of all units stand. */
const orderOf = ({ units, department }: DepartmentInput): string =>
  [...units, department].map(({ code }) => code).join('|')

/** What the sections stand in, as text that compares; the publication is too long for that. */
const frameOf = ({ year, department, units, ceilings }: DepartmentInput): string =>
  JSON.stringify([year, department, units, ceilings ?? []])

/** The rows by sheet; a row that says what it said before is the same object. */
function keepingRows(
  unit: string,
  rows: readonly SnapshotRow[],
  before: Taken,
): ReadonlyMap<SheetId, readonly UnitRow[]> {
  const known = new Map([...before.bySheet.values()].flat().map((row) => [row.id, row]))
  return grouped(
    rows.map(({ id, sheet, cells }) => {
      const same = known.get(id)
      return same !== undefined && sameCells(same.cells, cells) ? same : { id, sheet, cells, unit }
    }),
    ({ sheet }) => sheet,
  )
}

function sameCells(a: SnapshotRow['cells'], b: SnapshotRow['cells']): boolean {
  if (a === b) return true
  const columns = Object.keys(a)
  return columns.length === Object.keys(b).length && columns.every((column) => a[column] === b[column])
}

function changesBetween(before: readonly UnitRow[], after: readonly UnitRow[]): RowChange[] {
  const left = new Map(before.map((row) => [row.id, row]))
  const changes: RowChange[] = []
  for (const row of after) {
    const known = left.get(row.id) ?? null
    left.delete(row.id)
    if (known !== row) changes.push({ before: known, after: row })
  }
  for (const row of left.values()) changes.push({ before: row, after: null })
  return changes
}
