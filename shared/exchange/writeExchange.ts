import { grouped } from '../consolidation/source.ts'
import { columnOf } from '../template/lookup.ts'
import type { Sheet } from '../template/sheet.ts'
import type { Template } from '../template/template.ts'
import { yuanWithUnit } from './amountWithUnit.ts'
import { type BudgetExchange, EXCHANGE_FORMAT, EXCHANGE_VERSION } from './budgetExchange.ts'
import type { ExchangedBudget, ExchangedSection } from './exchangedBudget.ts'

/**
 * A department's budget in the exchange format, as plain JSON. `readExchange` reads it back unchanged.
 * @param statuses where sections stand in the workflow, by unit
 */
export function writeExchange(
  budget: ExchangedBudget,
  template: Template,
  statuses: ReadonlyMap<string, string> = new Map(),
): BudgetExchange {
  const { year, round, department, units, sections, printed, ceilings } = budget
  return {
    format: EXCHANGE_FORMAT,
    version: EXCHANGE_VERSION,
    year,
    ...(round === null ? {} : { round }),
    department: { code: department.code, name: department.name },
    units: units.map(({ code, name }) => ({ code, name })),
    sections: sections.map((section) => sectionOf(section, template, statuses.get(section.unitCode))),
    ...(printed.length === 0
      ? {}
      : {
          printed: printed.map(({ table, copy, row, column, value, text, line }) => ({
            table,
            copy,
            row,
            column,
            value: value === null || !isPrintedAmount(template, table, column) ? value : yuanWithUnit(value),
            text,
            line,
          })),
        }),
    ...(ceilings.length === 0
      ? {}
      : { ceilings: ceilings.map(({ unit, kind, amount }) => ({ unit, kind, amount: yuanWithUnit(amount) })) }),
  }
}

/** Whether the figures of a printed column are amounts, which have a unit, and not quantities. */
export const isPrintedAmount = (template: Template, table: string, column: string): boolean =>
  template.tables.find(({ id }) => id === table)?.columns.find(({ id }) => id === column)?.kind !== 'quantity'

function sectionOf(
  { unitCode, precision, rows, expressions }: ExchangedSection,
  template: Template,
  status: string | undefined,
): BudgetExchange['sections'][number] {
  const bySheet = grouped(rows, ({ sheet }) => sheet)
  const used = template.sheets.filter(({ id }) => bySheet.has(id))
  return {
    unit: unitCode,
    precision,
    ...(status === undefined ? {} : { status }),
    sheets: Object.fromEntries(
      used.map((sheet) => [
        sheet.id,
        (bySheet.get(sheet.id) ?? []).map(({ id, cells }) => ({ id, cells: cellsOf(cells, sheet) })),
      ]),
    ),
    ...(Object.keys(expressions).length === 0 ? {} : { expressions: { ...expressions } }),
  }
}

const cellsOf = (cells: Readonly<Record<string, string>>, sheet: Sheet): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).map(([column, value]) => [
      column,
      columnOf(sheet, column)?.type.kind === 'amount' ? yuanWithUnit(value) : value,
    ]),
  )
