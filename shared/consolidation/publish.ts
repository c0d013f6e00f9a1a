import { type Classifications, classificationsOf } from '../classification/lookup.ts'
import { type AmountYuan, formatAmount } from '../money/amount.ts'
import { columnOf, sheetOf } from '../template/lookup.ts'
import type { Template } from '../template/template.ts'
import type { DepartmentInput } from './department.ts'
import { evaluate } from './evaluate.ts'
import type { Bindings } from './measure.ts'
import type { CellPlan, Each, PublishedTable, RowPlan, TableCell, TableRow, TableView } from './publishedTable.ts'
import { plainName } from './rowKeys.ts'
import { cellLabel } from './rowLabel.ts'
import { type MeasureSource, measureSource } from './source.ts'

/**
 * The published tables of a department, in the order of publication; a repeated table once for each of its rows.
 * Derived from sections alone: nothing printed is ever summed.
 */
export const publishTables = (template: Template, input: DepartmentInput): TableView[] =>
  publishFrom(measureSource(template, input))

/** As `publishTables`, from data that is indexed already. */
export function publishFrom(source: MeasureSource): TableView[] {
  const lists = classificationsOf(source.template.year)
  if (lists === null) throw new RangeError(`no classifications for ${source.template.year}`)
  return source.template.tables.flatMap((table) =>
    table.repeatFor === undefined
      ? [viewOf(table, '', [], { source, lists, table })]
      : source
          .rows(undefined, table.repeatFor)
          // Two units may have rows of the same id.
          .map((row) =>
            viewOf(table, `${row.unit}/${row.id}`, [bound({ unit: row.unit, row: row.id })], { source, lists, table }),
          ),
  )
}

/** What rows are expanded with: the bindings of a measure, and the names that only keys and texts use. */
interface Scope {
  readonly bindings: Bindings
  readonly n: number
  readonly name: string
}

interface Context {
  readonly source: MeasureSource
  readonly lists: Classifications
  readonly table: PublishedTable
}

const bound = (bindings: Bindings): Scope => ({ bindings, n: 1, name: '' })

function viewOf(table: PublishedTable, copy: string, scopes: readonly Scope[], context: Context): TableView {
  const scope = scopes[0] ?? bound({})
  const rows = table.rows.flatMap((plan) => expand(plan, scope, context))
  return {
    id: table.id,
    copy,
    title: table.title,
    unit: table.unit,
    decimals: table.decimals,
    columns: table.columns.map((column) => ({
      ...column,
      header: column.header.map((text) => filled(text, scope, context)),
    })),
    rows,
    emptyNote: rows.length === 0 ? filled(table.emptyNote ?? '本表无数据', scope, context) : null,
  }
}

function expand(plan: RowPlan, outer: Scope, context: Context): TableRow[] {
  const scopes = plan.each === undefined ? [outer] : scopesOf(plan.each, outer, context)
  return scopes.flatMap((scope) => {
    const cells = Object.fromEntries(
      Object.entries(plan.cells).map(([column, cell]) => [column, cellOf(cell, column, scope, context)]),
    )
    const inner = (plan.rows ?? []).flatMap((row) => expand(row, scope, context))
    const isBlank =
      inner.length === 0 && Object.values(cells).every((cell) => cell.figure === undefined || cell.value === null)
    if (plan.hidden === true) return inner
    if (isBlank && plan.always !== true) return []
    const row: TableRow = {
      key: filled(plan.key, scope, context),
      level: plan.level,
      style: plan.style ?? 'leaf',
      cells,
    }
    return [row, ...inner]
  })
}

function scopesOf(each: Each, outer: Scope, { source, table }: Context): Scope[] {
  const { bindings } = outer
  if (each.over === 'units') return source.input.units.map(({ code }) => bound({ ...bindings, unit: code }))
  if (each.over === 'codes') {
    const codes = new Set<string>()
    for (const { sheet, column } of each.in) {
      for (const row of source.rows(bindings.unit, sheet)) {
        const code = row.cells[column]
        if (code !== undefined && code.startsWith(bindings.code ?? '')) codes.add(code.slice(0, each.digits))
      }
    }
    return [...codes]
      .filter((code) => code.length === each.digits)
      .sort()
      .map((code) => bound({ ...bindings, code }))
  }
  const unit = each.of === 'department' ? source.input.department.code : bindings.unit
  const rows = source.rows(unit, each.sheet).filter((row) => {
    if (each.refersTo !== undefined) return row.cells[each.refersTo] === bindings.row
    return each.code === undefined || (row.cells[each.code] ?? '').startsWith(bindings.code ?? '')
  })
  const codeOf = (row: (typeof rows)[number]): string => (each.code === undefined ? '' : (row.cells[each.code] ?? ''))
  const sorted =
    each.code === undefined
      ? rows
      : rows.toSorted((a, b) => (codeOf(a) < codeOf(b) ? -1 : codeOf(a) > codeOf(b) ? 1 : 0))
  // A row without any content is a blank line of the grid, not a row of the table.
  return sorted
    .filter((row) => table.repeatFor !== undefined || Object.keys(row.cells).length > 0)
    .map((row, index) => ({
      bindings: { ...bindings, unit: row.unit, row: row.id, ...(each.code === undefined ? {} : { code: codeOf(row) }) },
      n: index + 1,
      name: each.name === undefined ? '' : plainName(row.cells[each.name] ?? ''),
    }))
}

function cellOf(plan: CellPlan, column: string, scope: Scope, context: Context): TableCell {
  if ('text' in plan) return { text: filled(plan.text, scope, context), value: null }
  if ('show' in plan) return { text: shown(plan.show, scope, context), value: null }
  const { source, table } = context
  const { amount } = evaluate(plan.figure, scope.bindings, source)
  const figure = { measure: plan.figure, bindings: scope.bindings }
  if (amount === null) return { text: '', value: null, figure }
  const isQuantity = table.columns.find(({ id }) => id === column)?.kind === 'quantity'
  return {
    text: isQuantity ? amount.toFixed() : formatAmount(amount as AmountYuan, table.unit, table.decimals),
    value: isQuantity ? amount.toFixed() : amount.toFixed(2),
    figure,
  }
}

type Shown = Extract<CellPlan, { show: unknown }>['show']

function shown(show: Shown, scope: Scope, { source, lists }: Context): string {
  const { unit, code, row } = scope.bindings
  switch (show) {
    case 'unitCode':
      return unit ?? ''
    case 'unitName':
      return source.input.units.find((candidate) => candidate.code === unit)?.name ?? ''
    case 'code':
      return code ?? ''
    case 'codeName':
      return code === undefined ? '' : (lists.functional.name(code) ?? lists.economic.name(code) ?? '')
    default: {
      const found = unit === undefined || row === undefined ? null : source.row(unit, row)
      if (found === null) return ''
      const isBlank = (found.cells[show.column] ?? '') === ''
      const column = columnOf(
        sheetOf(source.template, found.sheet),
        isBlank ? (show.otherwise ?? show.column) : show.column,
      )
      if (column === null) return ''
      const referred = column.type.kind === 'row' ? source.rows(unit, column.type.sheet) : []
      return cellLabel(source.template, referred, column, found.cells[column.id] ?? '', lists)
    }
  }
}

const filled = (text: string, scope: Scope, { source }: Context): string =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) => {
    switch (name) {
      case 'unit':
        return scope.bindings.unit ?? braces
      case 'code':
        return scope.bindings.code ?? braces
      case 'row':
        return scope.bindings.row ?? braces
      case 'n':
        return String(scope.n)
      case 'name':
        return scope.name
      case 'year':
        return String(source.input.year)
      case 'departmentName':
        return source.input.department.name
      default:
        return braces
    }
  })
