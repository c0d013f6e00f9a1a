import type { DepartmentInput } from '@hesuan/shared/consolidation/department.ts'

import { type CellValue, HyperFormula } from 'hyperformula'

/**
 * What a workbook would do: the lines of basic expenditure of all units in one sheet of HyperFormula, beside them the sums
 * by unit, and by unit and code, as formulas. It reads the amounts as a cell's text is read, into binary floating point; one sheet of nine, no checks.
 */
export class SpreadsheetSums {
  readonly #engine: HyperFormula
  readonly #firstAmount = { sheet: 0, row: 0, col: 2 }
  readonly #sums: number

  constructor(input: DepartmentInput) {
    const lines = input.snapshots.flatMap(({ unitCode, rows }) =>
      rows
        .filter(({ sheet }) => sheet === 'basic')
        .map(({ cells }) => [unitCode, cells['code'] ?? '', cells['amount'] ?? '0']),
    )
    const last = lines.length
    const units = input.units.map(({ code }) => [`=SUMIF(A1:A${last}, "${code}", C1:C${last})`])
    const types = ['301', '302', '303'].map((code) => [`=SUMIF(B1:B${last}, "${code}*", C1:C${last})`])
    const formulas = [...units, ...types, [`=SUM(C1:C${last})`]]
    this.#sums = formulas.length
    const width = Math.max(lines.length, formulas.length)
    const grid = Array.from({ length: width }, (_, index) => [
      ...(lines[index] ?? [null, null, null]),
      formulas[index]?.[0] ?? null,
    ])
    this.#engine = HyperFormula.buildFromArray(grid, { licenseKey: 'gpl-v3' })
  }

  /** Enters the amount of the first line again; the engine computes what follows from it. */
  submit(amount: string): CellValue {
    this.#engine.setCellContents(this.#firstAmount, amount)
    return this.#engine.getCellValue({ sheet: 0, row: this.#sums - 1, col: 3 })
  }

  close(): void {
    this.#engine.destroy()
  }
}
