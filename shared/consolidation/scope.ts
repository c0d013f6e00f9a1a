import type { Bound } from './bound.ts'
import type { Bindings } from './measure.ts'
import type { Each } from './publishedTable.ts'
import { plainName } from './rowKeys.ts'
import type { UnitRow } from './rowSource.ts'
import type { MeasureSource } from './source.ts'

/** What a row of a plan is expanded with: the bindings of its measures, and what only keys and texts use. */
export interface Scope extends Bound {
  /** Its ordinal inside its `each`, from 1. */
  readonly n: number
  /** Its name without white space. */
  readonly name: string
}

export const boundScope = (bindings: Bindings, row: UnitRow | null = null): Scope => ({
  bindings,
  row,
  n: 1,
  name: '',
})

/**
 * The scopes that a row of a plan is repeated over, inside another one.
 * @param blankRows whether rows without any content count; else they are blank lines of the grid, not of the table
 */
export function scopesOf(each: Each, outer: Scope, source: MeasureSource, blankRows: boolean): Scope[] {
  switch (each.over) {
    case 'units':
      return source.input.units.map(({ code }) => boundScope({ ...outer.bindings, unit: code }))
    case 'codes':
      return codesBelow(each, outer.bindings, source).map((code) => boundScope({ ...outer.bindings, code }))
    case 'rows':
      return rowsOf(each, outer.bindings, source)
        .filter(({ cells }) => blankRows || Object.keys(cells).length > 0)
        .map((row, index) => ({
          bindings: rowBindings(each, outer.bindings, row),
          row,
          n: index + 1,
          name: each.name === undefined ? '' : plainName(row.cells[each.name] ?? ''),
        }))
  }
}

function codesBelow(
  { digits, in: columns }: OverCodes,
  { unit, code = '' }: Bindings,
  source: MeasureSource,
): string[] {
  const found = new Set<string>()
  for (const { sheet, column } of columns) {
    for (const used of source.codes(unit, sheet, column)) {
      if (used.length >= digits && used.startsWith(code)) found.add(used.slice(0, digits))
    }
  }
  return [...found].sort()
}

function rowsOf(each: OverRows, { unit, row, code = '' }: Bindings, source: MeasureSource): readonly UnitRow[] {
  const owner = each.of === 'department' ? source.input.department.code : unit
  if (each.refersTo !== undefined) {
    return row === undefined ? [] : source.referring(owner, each.sheet, each.refersTo, row)
  }
  const rows = source.rows(owner, each.sheet)
  const by = each.code
  if (by === undefined) return rows
  const codeOf = ({ cells }: UnitRow): string => cells[by] ?? ''
  return rows
    .filter((candidate) => codeOf(candidate).startsWith(code))
    .sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : codeOf(a) > codeOf(b) ? 1 : 0))
}

const rowBindings = ({ code }: OverRows, outer: Bindings, row: UnitRow): Bindings => ({
  ...outer,
  unit: row.unit,
  row: row.id,
  ...(code === undefined ? {} : { code: row.cells[code] ?? '' }),
})

type OverCodes = Extract<Each, { over: 'codes' }>
type OverRows = Extract<Each, { over: 'rows' }>
