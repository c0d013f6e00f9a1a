import type { RuleSide } from '../../../checks/rule.ts'
import type { Match, Measure } from '../../../consolidation/measure.ts'
import type { ColumnId, SheetId } from '../../ids.ts'

/** One side of a rule. */
export const side = (label: string, measure: Measure): RuleSide => ({ label, measure })

export const sumOf = (sheet: SheetId, column: ColumnId, where?: Readonly<Record<ColumnId, Match>>): Measure => ({
  sum: { sheet, column, ...(where === undefined ? {} : { where }) },
})

/** A cell of the bound row. */
export const ofRow = (sheet: SheetId, column: ColumnId): Measure => ({ sum: { sheet, column, row: 'bound' } })

/** Several cells of the bound row, added up. */
export const ofRowAll = (sheet: SheetId, columns: readonly ColumnId[]): Measure => ({
  plus: columns.map((column) => ofRow(sheet, column)),
})

/** Several columns of the rows of a sheet that refer to the bound row. */
export const referring = (sheet: SheetId, reference: ColumnId, columns: readonly ColumnId[]): Measure => ({
  plus: columns.map((column) => sumOf(sheet, column, { [reference]: { bound: 'row' } })),
})

/** A figure of the imported publication. */
export const printed = (table: string, row: string, column: ColumnId): Measure => ({ printed: { table, row, column } })
