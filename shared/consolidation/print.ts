import type { ColumnId } from '../template/ids.ts'
import type { PrintedFigure } from './publishedTable.ts'

/** The figures of the imported publication, forms left out: what rules compare with. */
export class Print {
  readonly #figures: ReadonlyMap<string, PrintedFigure>
  readonly #rows = new Map<string, Set<string>>()

  constructor(figures: readonly PrintedFigure[]) {
    const tables = figures.filter(({ copy }) => copy === '')
    this.#figures = new Map(tables.map((figure) => [`${figure.table}|${figure.row}|${figure.column}`, figure]))
    for (const { table, row } of tables) this.#rows.set(table, (this.#rows.get(table) ?? new Set()).add(row))
  }

  figure(table: string, row: string, column: ColumnId): PrintedFigure | null {
    return this.#figures.get(`${table}|${row}|${column}`) ?? null
  }

  rows(table: string): readonly string[] {
    return [...(this.#rows.get(table) ?? [])]
  }
}
