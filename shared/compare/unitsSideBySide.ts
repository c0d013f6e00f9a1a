import { plainName } from '../consolidation/rowKeys.ts'
import { Exact } from '../money/exact.ts'
import { counter, numbered } from './comparedFigures.ts'
import { type ComparedTable, isFigureColumn } from './comparedTable.ts'
import { rowNamer } from './rowName.ts'

/** One thing that units have in a table, unit by unit. */
export interface SideBySideRow {
  readonly code: string
  /** Empty: all of the unit. */
  readonly name: string
  readonly style: 'total' | 'group' | 'leaf'
  /** Of all units, exact; null where it is blank in each. */
  readonly sum: string | null
  /** One a unit that has it, by unit code. */
  readonly values: ReadonlyMap<string, SideBySideValue>
}

export interface SideBySideValue {
  /** Key of the row in the table: what a trace asks for. */
  readonly row: string
  readonly value: string
}

/** Whether a table has rows by unit. */
export const hasUnits = ({ copy, rows }: ComparedTable): boolean =>
  copy === '' && rows.some(({ key }) => key.startsWith('unit:'))

/**
 * A column of a table with its units beside each other: what is the same by code and name is one row. The sum of a unit
 * first, then by code; what has none in the order in which units have it.
 * Invariant: the values of a row add up to its sum, exactly.
 */
export function unitsSideBySide(
  table: ComparedTable,
  columnId: string,
  units: readonly { readonly code: string; readonly name: string }[],
): SideBySideRow[] {
  const column = table.columns.find(({ id }) => id === columnId)
  if (column === undefined || !isFigureColumn(column)) return []
  const nameOf = rowNamer(table)
  const names = new Map(units.map(({ code, name }) => [code, name]))
  const rows = new Map<
    string,
    { code: string; name: string; style: SideBySideRow['style']; values: Map<string, SideBySideValue> }
  >()
  const nth = counter()
  for (const row of table.rows) {
    const { unit, code, name } = nameOf(row, column)
    if (unit === null) continue
    const isWhole = row.key === `unit:${unit}`
    const words = isWhole ? '' : withoutUnit(name, names.get(unit) ?? '')
    const key = isWhole ? '' : JSON.stringify([code, plainName(words)])
    const identity = numbered(key, nth(JSON.stringify([unit, key])))
    const value = row.cells[columnId]?.value ?? null
    const known = rows.get(identity) ?? { code: isWhole ? '' : code, name: words, style: row.style, values: new Map() }
    if (value !== null) known.values.set(unit, { row: row.key, value })
    rows.set(identity, known)
  }
  return [...rows]
    .filter(([, { values }]) => values.size > 0)
    .toSorted(([a, { code: left }], [b, { code: right }]) =>
      a === '' ? -1 : b === '' ? 1 : left < right ? -1 : left > right ? 1 : 0,
    )
    .map(([, row]) => ({ ...row, sum: sumOf([...row.values.values()], column.kind) }))
}

/** The name of a row without that of its unit, which stands above the column. */
const withoutUnit = (name: string, unit: string): string =>
  name
    .split(' · ')
    .filter((word) => word !== unit)
    .join(' · ')

function sumOf(values: readonly SideBySideValue[], kind: 'amount' | 'quantity'): string | null {
  if (values.length === 0) return null
  const sum = values.reduce((total, { value }) => total.plus(value), new Exact(0))
  return kind === 'amount' ? sum.toFixed(Math.max(2, sum.decimalPlaces())) : sum.toFixed()
}

/** What part of a sum a value is, per cent with one decimal, half up; null where there is nothing to divide by. */
export function shareOf(value: string, sum: string | null): string | null {
  if (sum === null || new Exact(sum).isZero()) return null
  return new Exact(value).dividedBy(sum).times(100).toFixed(1)
}
