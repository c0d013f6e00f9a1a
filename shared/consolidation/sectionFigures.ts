import { type CellKey, cellKey, type RowId } from '../section/cellKey.ts'
import type { Sheet } from '../template/sheet.ts'
import { evaluate } from './evaluate.ts'
import type { Bindings, Measure } from './measure.ts'
import type { UnitRow } from './rowSource.ts'
import type { MeasureSource } from './source.ts'

/** The figures by which people know a section; canonical 元, null where nothing is entered. */
export interface SectionTotals {
  readonly income: string | null
  readonly expenditure: string | null
  readonly basic: string | null
  readonly project: string | null
}

/** Income, expenditure, and its two parts, of one unit or of the whole department. */
export function sectionTotals(source: MeasureSource, unit?: string): SectionTotals {
  const bindings: Bindings = unit === undefined ? {} : { unit }
  const columns = (sheet: string): Measure => ({
    plus: (source.template.sheets.find(({ id }) => id === sheet)?.columns ?? [])
      .filter(({ id, type }) => type.kind === 'amount' && id !== 'priorYear')
      .map(({ id }) => ({ sum: { sheet, column: id } })),
  })
  const value = (measure: Measure): string | null => evaluate(measure, bindings, source).amount?.toFixed(2) ?? null
  return {
    income: value(columns('income')),
    expenditure: value({ plus: [columns('functional'), columns('projects')] }),
    basic: value({ sum: { sheet: 'functional', column: 'basic' } }),
    project: value(columns('projects')),
  }
}

/** The computed cells (`derived` columns) of rows of one sheet of a unit, canonical 元; blank ones are left out. */
export function derivedCells(
  source: MeasureSource,
  unit: string,
  sheet: Sheet,
  rows: readonly RowId[],
): Map<CellKey, string> {
  const columns = sheet.columns.flatMap(({ id, type }) =>
    type.kind === 'derived' ? [{ id, measure: type.measure }] : [],
  )
  if (columns.length === 0) return new Map()
  const ofRow = (id: RowId): readonly (readonly [CellKey, string])[] => {
    const row = source.row(unit, id)
    if (row === null) return []
    return columns.flatMap(({ id: column, measure }) => {
      const { amount } = evaluate(measure, rowBindings(sheet, row), source)
      return amount === null ? [] : [[cellKey(id, column), amount.toFixed(2)] as const]
    })
  }
  return new Map(rows.flatMap(ofRow))
}

/** A row's own bindings: its unit, itself, and its code where the sheet rolls up by one. */
function rowBindings(sheet: Sheet, row: UnitRow): Bindings {
  const code = sheet.subtotals === undefined ? undefined : row.cells[sheet.subtotals.by]
  return { unit: row.unit, row: row.id, ...(code === undefined ? {} : { code }) }
}
