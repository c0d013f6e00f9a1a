import { type Classifications, classificationsOf } from '../classification/lookup.ts'
import { type AmountYuan, canonicalYuan, formatAmount } from '../money/amount.ts'
import { columnOf, sheetOf } from '../template/lookup.ts'
import type { Template } from '../template/template.ts'
import type { DepartmentInput } from './department.ts'
import { evaluate } from './evaluate.ts'
import { type FillText, fillText } from './fillText.ts'
import type { Measure } from './measure.ts'
import { FORGETFUL, type Memory } from './memory.ts'
import type { CellPlan, PublishedTable, RowPlan, TableCell, TableRow, TableView } from './publishedTable.ts'
import { cellLabel } from './rowLabel.ts'
import { boundScope, type Scope, scopesOf } from './scope.ts'
import { type MeasureSource, measureSource } from './source.ts'

/**
 * The published tables of a department, in the order of publication; a repeated table once for each of its rows.
 * Derived from sections alone: nothing printed is ever summed, and nothing that was rounded.
 */
export const publishTables = (template: Template, input: DepartmentInput): TableView[] =>
  publishFrom(measureSource(template, input))

/**
 * As `publishTables`, from data that is indexed already.
 * @param memory keeps each table, and in it what comes of each unit, as long as nothing that it was made from has changed
 */
export function publishFrom(source: MeasureSource, memory: Memory = FORGETFUL): TableView[] {
  const lists = classificationsOf(source.template.year)
  if (lists === null) throw new RangeError(`no classifications for ${source.template.year}`)
  return source.template.tables.flatMap((table) =>
    memory.recall(`table|${table.id}`, () => viewsOf({ source, memory, lists, table })),
  )
}

/** One view of a table, or one a row of the sheet that it is repeated for, unit by unit. */
function viewsOf(context: Context): readonly TableView[] {
  const { source, memory, table } = context
  const rows = table.rows.map((plan, index) => prepared(plan, String(index), context))
  const sheet = table.repeatFor
  if (sheet === undefined) return [viewOf('', boundScope({}), rows, context)]
  const { units, department } = source.input
  return [...units, department].flatMap(({ code }) =>
    memory.recall(`copies|${code}`, () =>
      source.rows(code, sheet).map((row) =>
        // Two units may have rows of the same id.
        viewOf(`${code}/${row.id}`, boundScope({ unit: code, row: row.id }, row), rows, context),
      ),
    ),
  )
}

interface Context {
  readonly source: MeasureSource
  readonly memory: Memory
  readonly lists: Classifications
  readonly table: PublishedTable
}

function viewOf(copy: string, scope: Scope, plans: readonly PreparedRow[], context: Context): TableView {
  const { table, source, memory } = context
  const rows: TableRow[] = []
  const blankRows = table.repeatFor !== undefined
  for (const plan of plans) expand(plan, scope, { source, memory, blankRows, into: rows })
  return {
    id: table.id,
    copy,
    title: table.title,
    unit: table.unit,
    decimals: table.decimals,
    columns: table.columns.map((column) => ({
      ...column,
      header: column.header.map((text) => fillText(text, source)(scope)),
    })),
    rows: withDistinctKeys(rows),
    emptyNote: rows.length === 0 ? fillText(table.emptyNote ?? '本表无数据', source)(scope) : null,
  }
}

/** A row of a plan, its texts taken apart and its cells made functions, once for all the rows that come out of it. */
interface PreparedRow {
  readonly plan: RowPlan
  /** Where it stands in the plan of its table. */
  readonly path: string
  readonly key: FillText
  readonly cells: readonly (readonly [column: string, cell: (scope: Scope) => TableCell])[]
  readonly rows: readonly PreparedRow[]
}

const prepared = (plan: RowPlan, path: string, context: Context): PreparedRow => ({
  plan,
  path,
  key: fillText(plan.key, context.source),
  cells: Object.entries(plan.cells).map(([column, cell]) => [column, preparedCell(cell, column, context)]),
  rows: (plan.rows ?? []).map((inner, index) => prepared(inner, `${path}.${index}`, context)),
})

interface Expansion {
  readonly source: MeasureSource
  readonly memory: Memory
  readonly blankRows: boolean
  readonly into: TableRow[]
}

function expand(row: PreparedRow, outer: Scope, expansion: Expansion): void {
  const { each } = row.plan
  const { source, memory, into } = expansion
  const scopes = each === undefined ? [outer] : scopesOf(each, outer, source, expansion.blankRows)
  for (const scope of scopes) {
    if (each?.over !== 'units') expandOnce(row, scope, expansion)
    else {
      const ofUnit = memory.recall(`${row.path}|${scope.bindings.unit ?? ''}`, () => {
        const rows: TableRow[] = []
        expandOnce(row, scope, { ...expansion, into: rows })
        return rows
      })
      for (const one of ofUnit) into.push(one)
    }
  }
}

function expandOnce(row: PreparedRow, scope: Scope, expansion: Expansion): void {
  const { plan } = row
  const { into } = expansion
  const at = into.length
  if (plan.hidden !== true) into.push(rowOf(row, scope))
  for (const inner of row.rows) expand(inner, scope, expansion)
  // A row that says nothing is left out; one that has rows below it stays.
  if (plan.hidden !== true && plan.always !== true && into.length === at + 1 && isBlank(into[at])) into.pop()
}

function rowOf({ plan, key, cells }: PreparedRow, scope: Scope): TableRow {
  const content: Record<string, TableCell> = {}
  for (const [column, cell] of cells) content[column] = cell(scope)
  return { key: key(scope), level: plan.level, style: plan.style ?? 'leaf', cells: content }
}

/** Whether a row has no figure. */
const isBlank = (row: TableRow | undefined): boolean =>
  row === undefined || Object.values(row.cells).every(({ value }) => value === null)

/** Two projects of one name in one unit would be one row to whoever looks for a row by its key. */
function withDistinctKeys(rows: readonly TableRow[]): TableRow[] {
  const times = new Map<string, number>()
  return rows.map((row) => {
    const time = (times.get(row.key) ?? 0) + 1
    times.set(row.key, time)
    return time === 1 ? row : { ...row, key: `${row.key}#${time}` }
  })
}

function preparedCell(plan: CellPlan, column: string, context: Context): (scope: Scope) => TableCell {
  if ('figure' in plan) return figureCell(plan.figure, column, context)
  if ('show' in plan) return (scope) => ({ text: shown(plan.show, scope, context), value: null })
  const text = fillText(plan.text, context.source)
  return (scope) => ({ text: text(scope), value: null })
}

function figureCell(measure: Measure, column: string, { source, table }: Context): (scope: Scope) => TableCell {
  const isQuantity = table.columns.find(({ id }) => id === column)?.kind === 'quantity'
  return ({ bindings }) => {
    const { amount } = evaluate(measure, bindings, source)
    const figure = { measure, bindings }
    if (amount === null) return { text: '', value: null, figure }
    if (isQuantity) return { text: amount.toFixed(), value: amount.toFixed(), figure }
    const yuan = amount as AmountYuan
    return { text: formatAmount(yuan, table.unit, table.decimals), value: canonicalYuan(yuan), figure }
  }
}

type Shown = Extract<CellPlan, { show: unknown }>['show']

function shown(show: Shown, { bindings, row }: Scope, { source, lists }: Context): string {
  const { unit, code } = bindings
  switch (show) {
    case 'unitCode':
      return unit ?? ''
    case 'unitName':
      return unit === undefined ? '' : (source.unitName(unit) ?? '')
    case 'code':
      return code ?? ''
    case 'codeName':
      return code === undefined ? '' : (lists.functional.name(code) ?? lists.economic.name(code) ?? '')
    default: {
      if (row === null) return ''
      const isFilled = (row.cells[show.column] ?? '') !== ''
      const column = columnOf(
        sheetOf(source.template, row.sheet),
        isFilled ? show.column : (show.otherwise ?? show.column),
      )
      if (column === null) return ''
      const referred = (id: string) => source.row(row.unit, id)
      return cellLabel(source.template, referred, column, row.cells[column.id] ?? '', lists)
    }
  }
}
