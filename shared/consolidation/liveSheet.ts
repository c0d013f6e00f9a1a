import type { ColumnId } from '../template/ids.ts'
import { ColumnSums } from './columnSums.ts'
import { addInto, type Entries } from './fold.ts'
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
  readonly #memory: TrackingMemory
  readonly #dimensions: readonly ColumnId[]
  readonly #whole = new Dependency()
  readonly #rowParts = new Map<string, Dependency>()
  readonly #sumParts = new Map<ColumnId, Dependency>()
  readonly #codeParts = new Map<ColumnId, Dependency>()
  /** By the row that is referred to, in each column. */
  readonly #referenceParts = new Map<ColumnId, Map<string, Dependency>>()
  #rowsNow: () => readonly UnitRow[] = () => []
  #rows: readonly UnitRow[] | null = []
  #byId: Map<string, UnitRow> | null = null
  readonly #entries: Entries = new Map()
  // What was asked for since it was last another one. Nobody has to be told of a change of anything else.
  readonly #sums = new Map<ColumnId, ColumnSums | null>()
  readonly #codes = new Map<ColumnId, readonly string[]>()
  readonly #references = new Map<ColumnId, Map<string, UnitRow[]>>()

  constructor(memory: TrackingMemory, dimensions: readonly ColumnId[]) {
    this.#memory = memory
    this.#dimensions = dimensions
  }

  /** How many things smaller than the sheet somebody depends on, or did. */
  get parts(): number {
    let references = 0
    for (const { size } of this.#referenceParts.values()) references += size
    return this.#rowParts.size + this.#sumParts.size + this.#codeParts.size + references
  }

  /**
   * @param changes what is different from the rows before; none where only their order is
   * @param differences what its sums are others by: of what went first, then of what came
   */
  take(
    rows: () => readonly UnitRow[],
    changes: readonly RowChange[],
    differences: readonly Summary['entries'][],
  ): void {
    this.#rowsNow = rows
    this.#rows = null
    this.#byId = null
    for (const difference of differences) addInto(this.#entries, difference)
    this.#changeColumns(this.#sums, this.#sumParts, changes)
    this.#changeColumns(this.#codes, this.#codeParts, changes)
    this.#changeReferences(changes)
    if (this.#rowParts.size > 0) {
      for (const { before, after } of changes) {
        if (before !== null) this.#changePart(this.#rowParts, before.id)
        if (before !== null && after === null) this.#rowParts.delete(before.id)
      }
    }
    this.#memory.change(this.#whole)
  }

  /** A row of another sheet is gone: nobody can ask for what refers to it any more. */
  forget(row: string): void {
    for (const parts of this.#referenceParts.values()) {
      this.#changePart(parts, row)
      parts.delete(row)
    }
  }

  rows(): readonly UnitRow[] {
    this.#memory.read(this.#whole)
    return this.#current()
  }

  row(id: string): UnitRow | null {
    this.#byId ??= new Map(this.#current().map((row) => [row.id, row]))
    const row = this.#byId.get(id) ?? null
    // Of a row that isn't there nothing is kept: it may never come.
    if (row === null) this.#memory.read(this.#whole)
    else this.#readPart(this.#rowParts, id)
    return row
  }

  sums(column: ColumnId): ColumnSums | null {
    this.#readPart(this.#sumParts, column)
    const known = this.#sums.get(column)
    if (known !== undefined) return known
    const entries = [...this.#entries.values()].filter((entry) => entry.column === column)
    const sums = entries.length === 0 ? null : new ColumnSums(entries)
    this.#sums.set(column, sums)
    return sums
  }

  codes(column: ColumnId): readonly string[] {
    this.#readPart(this.#codeParts, column)
    const known = this.#codes.get(column)
    if (known !== undefined) return known
    const codes = [...new Set(this.#current().map(({ cells }) => cells[column] ?? ''))].filter((code) => code !== '')
    this.#codes.set(column, codes.sort())
    return codes
  }

  referring(column: ColumnId, row: string): readonly UnitRow[] {
    const parts = this.#referenceParts.get(column) ?? new Map<string, Dependency>()
    this.#referenceParts.set(column, parts)
    this.#readPart(parts, row)
    const known = this.#references.get(column)
    const index = known ?? grouped(this.#current(), ({ cells }) => cells[column] ?? '')
    if (known === undefined) this.#references.set(column, index)
    return index.get(row) ?? []
  }

  #current(): readonly UnitRow[] {
    this.#rows ??= this.#rowsNow()
    return this.#rows
  }

  #changeColumns(
    asked: Map<ColumnId, unknown>,
    parts: ReadonlyMap<ColumnId, Dependency>,
    changes: readonly RowChange[],
  ) {
    for (const column of asked.keys()) {
      if (!changes.some((change) => this.#touches(change, column))) continue
      asked.delete(column)
      this.#changePart(parts, column)
    }
  }

  /** Whether the sums or contents of a column are others now: with a dimension, all that are filled. */
  #touches({ before, after }: RowChange, column: ColumnId): boolean {
    const differs = (one: ColumnId) => (before?.cells[one] ?? '') !== (after?.cells[one] ?? '')
    const isFilled = (before?.cells[column] ?? after?.cells[column] ?? '') !== ''
    return differs(column) || (isFilled && this.#dimensions.some(differs))
  }

  #changeReferences(changes: readonly RowChange[]): void {
    for (const column of this.#references.keys()) {
      const parts = this.#referenceParts.get(column) ?? new Map<string, Dependency>()
      // In another order all of them are.
      if (changes.length === 0) for (const row of parts.keys()) this.#changePart(parts, row)
      for (const { before, after } of changes) {
        this.#changePart(parts, before?.cells[column] ?? '')
        this.#changePart(parts, after?.cells[column] ?? '')
      }
    }
    this.#references.clear()
  }

  #readPart(parts: Map<string, Dependency>, part: string): void {
    if (this.#memory.isCoarse) {
      this.#memory.read(this.#whole)
      return
    }
    const known = parts.get(part)
    const dependency = known ?? new Dependency(this.#whole)
    if (known === undefined) parts.set(part, dependency)
    this.#memory.read(dependency)
  }

  #changePart(parts: ReadonlyMap<string, Dependency>, part: string): void {
    const dependency = parts.get(part)
    if (dependency !== undefined) this.#memory.change(dependency)
  }
}
