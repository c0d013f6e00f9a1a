import { type FiguredTable, figuresOf, type Part, partOf } from './publishedFigure.ts'

/** The columns of the table of expenditure that a unit's expenditure consists of. */
export const UNIT_COLUMNS = ['basic', 'project', 'remittance', 'subsidy'] as const
export type UnitColumn = (typeof UNIT_COLUMNS)[number]

/** What one unit spends, and on what. Invariant: the columns add up to the total. */
export interface ComparedUnit {
  readonly code: string
  readonly name: string
  readonly total: Part
  readonly columns: Readonly<Partial<Record<UnitColumn, Part>>>
}

/** The units side by side, in the order of publication; units without any expenditure have no row and are not there. */
export function comparedUnits(tables: readonly FiguredTable[]): ComparedUnit[] {
  const table = figuresOf(tables, 'T02')
  return table.rows.flatMap(({ key }) => {
    const code = unitOfRow(key)
    if (code === null) return []
    const name = table.text(key, 'name')
    const total = table.at(key, 'total', name)
    if (total === null) return []
    const columns = UNIT_COLUMNS.flatMap((column) => {
      const figure = table.at(key, column, name)
      return figure === null ? [] : [[column, partOf(`unit:${code}|${column}`, name, [figure])] as const]
    })
    return [{ code, name, total: partOf(`unit:${code}`, name, [total]), columns: Object.fromEntries(columns) }]
  })
}

/** The unit of a row that sums one unit up; null for every other row. */
const unitOfRow = (key: string): string | null => /^unit:([^/]+)$/.exec(key)?.[1] ?? null
