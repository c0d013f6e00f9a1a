import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'
import { TEMPLATE_2022 } from '@hesuan/shared/template/2022/index.ts'
import Sqlite from 'better-sqlite3'

/**
 * The sums that the published tables and the arithmetic checks are made of, by SQL over the lines in SQLite: of each
 * column, by unit and by code at every level, and of all units together. No table is laid out and no check is run.
 */
export class SqlSums {
  readonly #database = new Sqlite(':memory:')
  readonly #insert

  constructor(input: DepartmentInput) {
    this.#database.exec(
      'CREATE TABLE lines (unit TEXT, sheet TEXT, field TEXT, code TEXT, fen INTEGER); CREATE INDEX by_unit ON lines (unit)',
    )
    this.#insert = this.#database.prepare('INSERT INTO lines VALUES (?, ?, ?, ?, ?)')
    this.#database.transaction(() => {
      for (const snapshot of input.snapshots) this.#add(snapshot)
    })()
  }

  submit(snapshot: SectionSnapshot): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM lines WHERE unit = ?').run(snapshot.unitCode)
      this.#add(snapshot)
    })()
  }

  /** How many sums there are. */
  sums(): number {
    let count = 0
    for (const by of ['unit, ', '']) {
      for (const digits of [0, 3, 5, 7]) {
        const code = digits === 0 ? '' : `, substr(code, 1, ${digits})`
        const query = `SELECT ${by}sheet, field, sum(fen), count(*) FROM lines GROUP BY ${by}sheet, field${code}`
        count += this.#database.prepare(query).all().length
      }
    }
    return count
  }

  close(): void {
    this.#database.close()
  }

  #add({ unitCode, rows }: SectionSnapshot): void {
    for (const { sheet, cells } of rows) {
      for (const field of AMOUNTS.get(sheet) ?? []) {
        const text = cells[field]
        if (text === undefined || text === '') continue
        this.#insert.run(unitCode, sheet, field, cells['code'] ?? '', BigInt(text.replace('.', '')))
      }
    }
  }
}

const AMOUNTS = new Map(
  TEMPLATE_2022.sheets.map(({ id, columns }) => [
    id,
    columns.filter(({ type }) => type.kind === 'amount').map((column) => column.id),
  ]),
)
