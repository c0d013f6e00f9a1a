import { Exact } from '../money/exact.ts'
import type { ExactSum } from '../money/exactSum.ts'
import type { ColumnId } from '../template/ids.ts'
import { boundText } from './boundText.ts'
import type { ColumnSums } from './columnSums.ts'
import type { Bindings, Match, Measure, MeasureValue, ProductSelector, Selector } from './measure.ts'
import type { UnitRow } from './rowSource.ts'
import type { MeasureSource } from './source.ts'

const BLANK: MeasureValue = { amount: null, addends: 0, rounded: 0 }

/** The value of a measure for these bindings. Blank is not zero: `amount` is null where no cell contributed. */
export function evaluate(measure: Measure, bindings: Bindings, source: MeasureSource): MeasureValue {
  if ('sum' in measure) return sum(measure.sum, bindings, source)
  if ('plus' in measure) {
    let value = BLANK
    for (const term of measure.plus) value = plus(value, evaluate(term, bindings, source))
    return value
  }
  if ('count' in measure) return count(measure.count, bindings, source)
  if ('present' in measure) {
    const isThere = evaluate(measure.present, bindings, source).amount !== null
    return isThere ? { amount: new Exact(1), addends: 1, rounded: 0 } : BLANK
  }
  if ('minus' in measure) {
    const [from, less] = measure.minus
    const value = evaluate(less, bindings, source)
    const negated = value.amount === null ? value : { ...value, amount: value.amount.negated() }
    return plus(evaluate(from, bindings, source), negated)
  }
  if ('times' in measure) {
    const left = evaluate(measure.times[0], bindings, source)
    const right = evaluate(measure.times[1], bindings, source)
    // A product with a blank factor is blank: a quantity without a price is no amount.
    if (left.amount === null || right.amount === null) return BLANK
    return {
      amount: left.amount.times(right.amount),
      addends: left.addends + right.addends,
      rounded: left.rounded + right.rounded,
    }
  }
  if ('products' in measure) return products(measure.products, bindings, source)
  if ('printed' in measure) {
    const { table, row, column } = measure.printed
    const figure = source.printed(table, boundText(row, bindings), column)
    return figure?.value == null ? BLANK : { amount: new Exact(figure.value), addends: 1, rounded: 1 }
  }
  if ('ceiling' in measure) {
    const amount = source.ceiling(bindings.unit, measure.ceiling)
    return amount === null ? BLANK : { amount: new Exact(amount), addends: 1, rounded: 0 }
  }
  return { amount: new Exact(measure.constant), addends: 0, rounded: 0 }
}

function products(selector: ProductSelector, bindings: Bindings, source: MeasureSource): MeasureValue {
  let value = BLANK
  for (const { cells, unit } of selectedRows(rowsOf(selector), bindings, source)) {
    const factors = selector.columns.map((column) => cells[column] ?? '')
    if (factors.includes('')) continue
    const amount = factors.reduce((product, factor) => product.times(factor), new Exact(1))
    value = plus(value, { amount, addends: 1, rounded: source.rounded(unit) ? 1 : 0 })
  }
  return value
}

/** The rows of a product, asked for by their first column. */
export const rowsOf = ({ sheet, columns, where }: ProductSelector): Selector => ({
  sheet,
  column: columns[0] ?? '',
  ...(where === undefined ? {} : { where }),
})

/** A sum with a blank term is the sum of the others. */
function plus(a: MeasureValue, b: MeasureValue): MeasureValue {
  if (b.amount === null) return a
  if (a.amount === null) return b
  return { amount: a.amount.plus(b.amount), addends: a.addends + b.addends, rounded: a.rounded + b.rounded }
}

/** Whether a selector only asks for what summaries keep: then no row needs to be read. */
export function isSummable(selector: Selector, dimensions: readonly ColumnId[]): boolean {
  return selector.row === undefined && Object.keys(selector.where ?? {}).every((column) => dimensions.includes(column))
}

/** The rows that a selector takes its cells from. */
export function selectedRows(selector: Selector, bindings: Bindings, source: MeasureSource): readonly UnitRow[] {
  if (selector.row === 'bound') {
    const row =
      bindings.unit === undefined || bindings.row === undefined ? null : source.row(bindings.unit, bindings.row)
    return row === null || row.sheet !== selector.sheet || !rowMatches(selector, row, bindings, source) ? [] : [row]
  }
  return candidates(selector, bindings, source).filter((row) => rowMatches(selector, row, bindings, source))
}

/** The rows among which a selector chooses: those that refer to the bound row, where it asks for them. */
function candidates({ sheet, where }: Selector, bindings: Bindings, source: MeasureSource): readonly UnitRow[] {
  if (bindings.row !== undefined) {
    for (const [column, match] of Object.entries(where ?? {})) {
      if (typeof match === 'object' && 'bound' in match && match.bound === 'row') {
        return source.referring(bindings.unit, sheet, column, bindings.row)
      }
    }
  }
  return source.rows(bindings.unit, sheet)
}

/** Whether a row is what a selector asks for. */
export const rowMatches = (
  { where }: Pick<Selector, 'where'>,
  row: UnitRow,
  bindings: Bindings,
  source: MeasureSource,
): boolean => cellsMatch(where, row.cells, bindings, (id) => source.row(row.unit, id)?.cells ?? null)

type Cells = Readonly<Record<ColumnId, string>>

/** @param referred the cells of a row that a cell refers to; null where there is no such row any more */
function cellsMatch(
  where: Selector['where'],
  cells: Cells,
  bindings: Bindings,
  referred: (row: string) => Cells | null,
): boolean {
  if (where === undefined) return true
  for (const column in where) {
    const match = where[column]
    if (match !== undefined && !textMatches(match, cells[column] ?? '', bindings, referred)) return false
  }
  return true
}

function textMatches(match: Match, text: string, bindings: Bindings, referred: (row: string) => Cells | null): boolean {
  if (typeof match === 'string') return text === match
  if ('anyOf' in match) return match.anyOf.includes(text)
  if ('prefix' in match) {
    return typeof match.prefix === 'string'
      ? text.startsWith(match.prefix)
      : match.prefix.some((prefix) => text.startsWith(prefix))
  }
  if ('bound' in match) return text !== '' && text === bindings[match.bound]
  if ('all' in match) return match.all.every((one) => textMatches(one, text, bindings, referred))
  if ('refersTo' in match) {
    const cells = text === '' ? null : referred(text)
    return cells !== null && cellsMatch(match.refersTo, cells, bindings, referred)
  }
  const above = bindings[match.below]
  return above !== undefined && text.startsWith(above)
}

/** Dimensions are codes and choices: they refer to no row. */
const NO_ROW = (): null => null

function sum(selector: Selector, bindings: Bindings, source: MeasureSource): MeasureValue {
  const found = isSummable(selector, source.dimensions(selector.sheet))
    ? summed(source.sums(bindings.unit, selector.sheet, selector.column), selector, bindings)
    : addedUp(selectedRows(selector, bindings, source), selector.column)
  return found === null
    ? BLANK
    : { amount: found.amount, addends: found.addends, rounded: roundedOf(found, selector, bindings, source) }
}

/** How many cells of a sum were read from print: in a department of which a part was, only those of that part. */
function roundedOf({ addends }: Added, selector: Selector, bindings: Bindings, source: MeasureSource): number {
  if (!source.rounded(bindings.unit)) return 0
  if (bindings.unit !== undefined) return addends
  const codes = [...source.input.units, source.input.department].map(({ code }) => code)
  const rounded = codes.filter((code) => source.rounded(code))
  if (rounded.length === codes.length) return addends
  return rounded.reduce((all, unit) => all + sum(selector, { ...bindings, unit }, source).addends, 0)
}

/** A sum out of the summary; the usual forms of a selector are found again, the others added up each time. */
function summed(column: ColumnSums | null, { where }: Selector, bindings: Bindings): ExactSum | null {
  if (column === null) return null
  if (where === undefined) return column.total()
  const matches = (dimensions: Cells) => cellsMatch(where, dimensions, bindings, NO_ROW)
  const [first, ...others] = Object.entries(where)
  if (first === undefined || others.length > 0) return column.where(matches)
  const [dimension, match] = first
  if (typeof match === 'string') return column.matching(`${dimension}=${match}`, matches)
  if ('bound' in match) return column.matching(`${dimension}=${bindings[match.bound] ?? ''}=`, matches)
  if ('below' in match) return column.matching(`${dimension}^${bindings[match.below] ?? ''}`, matches)
  return column.where(matches)
}

/** Prepares a sum out of summaries, so that its conditions are taken apart once. */
export function summedWhere({ where }: Selector): (column: ColumnSums, bindings: Bindings) => ExactSum | null {
  if (where === undefined) return (column) => column.total()
  const text = JSON.stringify(where)
  const names = Object.values(where).flatMap(boundNames)
  return (column, bindings) => {
    let key = text
    for (const name of names) key += `|${bindings[name] ?? ''}`
    return column.matching(key, (dimensions) => cellsMatch(where, dimensions, bindings, NO_ROW))
  }
}

/** What has to be bound for a condition to mean something. */
export function boundNames(match: Match): readonly (keyof Bindings)[] {
  if (typeof match === 'string') return []
  if ('bound' in match) return [match.bound]
  if ('below' in match) return [match.below]
  if ('all' in match) return match.all.flatMap(boundNames)
  return 'refersTo' in match ? Object.values(match.refersTo).flatMap(boundNames) : []
}

/** What was added up, and of how many cells. */
interface Added {
  readonly amount: Exact
  readonly addends: number
}

function addedUp(rows: readonly UnitRow[], column: ColumnId): Added | null {
  let amount: Exact | null = null
  let addends = 0
  for (const { cells } of rows) {
    const text = cells[column]
    if (text === undefined || text === '') continue
    amount = amount === null ? new Exact(text) : amount.plus(text)
    addends++
  }
  return amount === null ? null : { amount, addends }
}

function count(selector: Selector, bindings: Bindings, source: MeasureSource): MeasureValue {
  const filled = selectedRows(selector, bindings, source).filter(
    (row) => (row.cells[selector.column] ?? '') !== '',
  ).length
  return filled === 0 ? BLANK : { amount: new Exact(filled), addends: filled, rounded: 0 }
}
