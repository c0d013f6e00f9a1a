import type { RuleSide, Severity } from '../../../checks/rule.ts'
import type { Match, Measure } from '../../../consolidation/measure.ts'
import type { ColumnId, SheetId } from '../../ids.ts'

/**
 * How grave it is that the publication contradicts itself, and that a section differs from it. Neither may hold up a
 * submission: print can't be mended, and a draft that was edited since is meant to differ.
 */
export const PRINT_AGAINST_PRINT: Severity = 'warning'
export const SECTIONS_AGAINST_PRINT: Severity = 'hint'

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
