import type { Measure } from '../../../consolidation/measure.ts'
import type { TableColumn } from '../../../consolidation/publishedTable.ts'
import type { ColumnId } from '../../ids.ts'
import { PROJECT_FUNDS } from '../sheets/projects.ts'

/** Columns of published tables; `header` from the top down. */
export const textOf = (id: ColumnId, header: string | readonly string[], width = 160): TableColumn => ({
  id,
  header: typeof header === 'string' ? [header] : header,
  kind: 'text',
  width,
})
export const codeOf = (id: ColumnId, header: string | readonly string[], width = 90): TableColumn => ({
  id,
  header: typeof header === 'string' ? [header] : header,
  kind: 'code',
  width,
})
export const amountOf = (id: ColumnId, header: string | readonly string[], width = 110): TableColumn => ({
  id,
  header: typeof header === 'string' ? [header] : header,
  kind: 'amount',
  width,
})
export const quantityOf = (id: ColumnId, header: string | readonly string[], width = 80): TableColumn => ({
  id,
  header: typeof header === 'string' ? [header] : header,
  kind: 'quantity',
  width,
})

/** Expenditure by function at or below the bound code; everything where none is bound. */
const below = (code: string | 'bound' | null) =>
  code === null ? undefined : code === 'bound' ? ({ below: 'code' } as const) : ({ prefix: code } as const)

/** A column of the sheet 支出·功能 by code. */
export const functionalSum = (column: 'basic' | 'remittance' | 'subsidy', code: string | 'bound' | null): Measure => {
  const match = below(code)
  return { sum: { sheet: 'functional', column, ...(match === undefined ? {} : { where: { code: match } }) } }
}

/** Projects by functional code, out of these sources of funds (all of them by default). */
export const projectSum = (
  code: string | 'bound' | null,
  funds: readonly ColumnId[] = PROJECT_FUNDS.map(({ id }) => id),
): Measure => {
  const match = below(code)
  return {
    plus: funds.map((column) => ({
      sum: { sheet: 'projects', column, ...(match === undefined ? {} : { where: { functionalCode: match } }) },
    })),
  }
}

/** All expenditure by functional code. */
export const expenditureSum = (code: string | 'bound' | null): Measure => ({
  plus: [
    functionalSum('basic', code),
    projectSum(code),
    functionalSum('remittance', code),
    functionalSum('subsidy', code),
  ],
})

/** Basic expenditure by economic code. */
export const basicSum = (prefixes: readonly string[]): Measure => ({
  sum: { sheet: 'basic', column: 'amount', where: { code: { prefix: prefixes } } },
})

export const incomeSum = (sources: readonly string[]): Measure => ({
  sum: { sheet: 'income', column: 'amount', where: { source: { anyOf: sources } } },
})
