import {
  PAGE_OF_DIFFERENCES,
  PAGE_OF_UNITS,
  type SideBySide,
  type SideBySideQuery,
} from '@hesuan/shared/api/compare.ts'
import { isFigureColumn } from '@hesuan/shared/compare/comparedTable.ts'
import { hasUnits, shareOf, unitsSideBySide } from '@hesuan/shared/compare/unitsSideBySide.ts'
import type { z } from 'zod'
import type { LoadedState } from './departmentStates.ts'

/** One column of a table with the units of a state beside each other: a page of units, a page of rows. */
export function sideBySideOf(
  { state, at, round, tables }: LoadedState,
  query: Omit<z.infer<typeof SideBySideQuery>, 'state'>,
): SideBySide {
  const byUnit = tables.filter(hasUnits)
  const table = byUnit.find(({ id }) => id === query.table) ?? byUnit[0] ?? null
  const columns = table?.columns.filter(isFigureColumn) ?? []
  const column = columns.find(({ id }) => id === query.column) ?? columns.find(({ id }) => id === 'total') ?? columns[0]
  const units = round.units.slice(query.units, query.units + PAGE_OF_UNITS)
  const rows = table === null || column === undefined ? [] : unitsSideBySide(table, column.id, round.units)
  return {
    state,
    at,
    tables: byUnit.map((one) => ({
      id: one.id,
      title: one.title,
      columns: one.columns.filter(isFigureColumn).map(({ id, header, kind }) => ({ id, header: [...header], kind })),
    })),
    table: table?.id ?? null,
    column: column?.id ?? null,
    unitsFrom: query.units,
    unitsTotal: round.units.length,
    units: units.map(({ code, name }) => ({ code, name })),
    offset: query.offset,
    total: rows.length,
    rows: rows.slice(query.offset, query.offset + PAGE_OF_DIFFERENCES).map(({ code, name, style, sum, values }) => ({
      code,
      name,
      style,
      sum,
      cells: units.map((unit) => {
        const cell = values.get(unit.code)
        return cell === undefined ? null : { ...cell, share: shareOf(cell.value, sum) }
      }),
    })),
  }
}
