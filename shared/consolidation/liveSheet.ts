import type { ColumnId } from '../template/ids.ts'
import type { Template } from '../template/template.ts'
import { ColumnSums } from './columnSums.ts'
import { addSummaries, EMPTY_SUMMARY, subtractSummary, summarise } from './fold.ts'
import type { Summary } from './measure.ts'
import { Dependency, type TrackingMemory } from './memory.ts'
import type { UnitRow } from './rowSource.ts'
import { grouped } from './source.ts'

/** A row that came (`before` null), went (`after` null) or is another one now. */
export interface RowChange {
  readonly before: UnitRow | null
  readonly after: UnitRow | null
}

/**
 * The rows and sums of one sheet, of one unit or of all, as they change. Whoever asks depends on no more of it than on
 * what the answer was made from: one row, the sums of one column, the rows that refer to one row.
 */
export class LiveSheet {
  readonly #template: Template
  readonly #memory: TrackingMemory
  readonly #dimensions: readonly ColumnId[]
  readonly #whole = new Dependency()
  /** Rows that were asked for once, by id; of all parts they are asked for most. */
  readonly #rowParts = new Map<string, Dependency>()
  /** `sums|…`, `codes|…`, `references|…|…`: what else was asked for once. */
  readonly #parts = new Map<string, Dependency>()
  #rowsNow: () => readonly UnitRow[] = () => []
  #rows: readonly UnitRow[] | null = []
  #byId: Map<string, UnitRow> | null = null
  #summary: Summary = EMPTY_SUMMARY
  readonly #sums = new Map<ColumnId, ColumnSums | null>()
  readonly #codes = new Map<ColumnId, readonly string[]>()
  readonly #references = new Map<ColumnId, Map<string, UnitRow[]>>()

  constructor(template: Template, memory: TrackingMemory, dimensions: readonly ColumnId[]) {
    this.#template = template
    this.#memory = memory
    this.#dimensions = dimensions
  }

  /** @param changes what is different from the rows before; none where only their order is */
  take(rows: () => readonly UnitRow[], changes: readonly RowChange[]): void {
    this.#rowsNow = rows
    this.#rows = null
    this.#byId = null
    this.#fold(changes)
    if (changes.length === 0) this.#changeReferences()
    for (const { before, after } of changes) {
      this.#changePart(this.#rowParts, (after ?? before)?.id ?? '')
      for (const column of this.#changedColumns(before, after)) {
        this.#sums.delete(column)
        this.#changePart(this.#parts, `sums|${column}`)
        this.#codes.delete(column)
        this.#changePart(this.#parts, `codes|${column}`)
      }
      for (const column of this.#references.keys()) {
        this.#changePart(this.#parts, `references|${column}|${before?.cells[column] ?? ''}`)
        this.#changePart(this.#parts, `references|${column}|${after?.cells[column] ?? ''}`)
      }
    }
    this.#references.clear()
    this.#memory.change(this.#whole)
  }

  rows(): readonly UnitRow[] {
    this.#memory.read(this.#whole)
    return this.#current()
  }

  row(id: string): UnitRow | null {
    this.#read(this.#rowParts, id)
    this.#byId ??= new Map(this.#current().map((row) => [row.id, row]))
    return this.#byId.get(id) ?? null
  }

  sums(column: ColumnId): ColumnSums | null {
    this.#read(this.#parts, `sums|${column}`)
    const known = this.#sums.get(column)
    if (known !== undefined) return known
    const entries = [...this.#summary.entries.values()].filter((entry) => entry.column === column)
    const sums = entries.length === 0 ? null : new ColumnSums(entries)
    this.#sums.set(column, sums)
    return sums
  }

  codes(column: ColumnId): readonly string[] {
    this.#read(this.#parts, `codes|${column}`)
    const known = this.#codes.get(column)
    if (known !== undefined) return known
    const codes = [...new Set(this.#current().map(({ cells }) => cells[column] ?? ''))].filter((code) => code !== '')
    this.#codes.set(column, codes.sort())
    return codes
  }

  referring(column: ColumnId, row: string): readonly UnitRow[] {
    this.#read(this.#parts, `references|${column}|${row}`)
    const known = this.#references.get(column)
    const index = known ?? grouped(this.#current(), ({ cells }) => cells[column] ?? '')
    if (known === undefined) this.#references.set(column, index)
    return index.get(row) ?? []
  }

  #current(): readonly UnitRow[] {
    this.#rows ??= this.#rowsNow()
    return this.#rows
  }

  #fold(changes: readonly RowChange[]): void {
    const gone = this.#summaryOf(changes.flatMap(({ before }) => before ?? []))
    const come = this.#summaryOf(changes.flatMap(({ after }) => after ?? []))
    this.#summary = addSummaries(subtractSummary(this.#summary, gone), come)
  }

  #summaryOf(rows: readonly UnitRow[]): Summary {
    return rows.length === 0
      ? EMPTY_SUMMARY
      : summarise(this.#template, { unitCode: '', kind: 'unit', precision: 'fen', rows })
  }

  /** The columns whose sums or contents are others now: with a dimension, all that are filled. */
  #changedColumns(before: UnitRow | null, after: UnitRow | null): ReadonlySet<ColumnId> {
    const filled = [...Object.keys(before?.cells ?? {}), ...Object.keys(after?.cells ?? {})]
    const differs = (column: ColumnId) => (before?.cells[column] ?? '') !== (after?.cells[column] ?? '')
    return new Set(this.#dimensions.some(differs) ? filled : filled.filter(differs))
  }

  #read(parts: Map<string, Dependency>, part: string): void {
    const known = parts.get(part)
    const dependency = known ?? new Dependency(this.#whole)
    if (known === undefined) parts.set(part, dependency)
    this.#memory.read(dependency)
  }

  #changePart(parts: ReadonlyMap<string, Dependency>, part: string): void {
    const dependency = parts.get(part)
    if (dependency !== undefined) this.#memory.change(dependency)
  }

  #changeReferences(): void {
    for (const [part, dependency] of this.#parts) if (part.startsWith('references|')) this.#memory.change(dependency)
  }
}
