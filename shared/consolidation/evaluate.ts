import { Exact } from '../money/exact.ts'
import type { ColumnId } from '../template/ids.ts'
import { sheetOf } from '../template/lookup.ts'
import { boundText } from './boundText.ts'
import type { Bindings, Match, Measure, MeasureValue, Selector } from './measure.ts'
import type { MeasureSource, UnitRow } from './source.ts'

const BLANK: MeasureValue = { amount: null, addends: 0, rounded: false }

/** The value of a measure for these bindings. Blank is not zero: `amount` is null where no cell contributed. */
export function evaluate(measure: Measure, bindings: Bindings, source: MeasureSource): MeasureValue {
  if ('sum' in measure) return sum(measure.sum, bindings, source)
  if ('count' in measure) return count(measure.count, bindings, source)
  if ('plus' in measure) {
    return measure.plus
      .map((term) => evaluate(term, bindings, source))
      .reduce((a, b) => join(a, b, (x, y) => x.plus(y)), BLANK)
  }
  if ('minus' in measure) {
    const [from, less] = measure.minus.map((term) => evaluate(term, bindings, source))
    if (from === undefined || less === undefined) return BLANK
    return join(from, less.amount === null ? less : { ...less, amount: less.amount.negated() }, (x, y) => x.plus(y))
  }
  if ('times' in measure) {
    const [left, right] = measure.times.map((factor) => evaluate(factor, bindings, source))
    // A product with a blank factor is blank: a quantity without a price is no amount.
    if (left?.amount == null || right?.amount == null) return BLANK
    return join(left, right, (x, y) => x.times(y))
  }
  if ('printed' in measure) {
    const { table, row, column } = measure.printed
    const figure = source.printed(table, boundText(row, bindings), column)
    return figure?.value == null ? BLANK : { amount: new Exact(figure.value), addends: 1, rounded: true }
  }
  return { amount: new Exact(measure.constant), addends: 0, rounded: false }
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
    return row === null || row.sheet !== selector.sheet || !matches(selector, row.cells, bindings) ? [] : [row]
  }
  return source.rows(bindings.unit, selector.sheet).filter((row) => matches(selector, row.cells, bindings))
}

/** Whether the cells of a row (or the dimensions of a summary entry) are what a selector asks for. */
export function matches(
  { where }: Pick<Selector, 'where'>,
  cells: Readonly<Record<ColumnId, string>>,
  bindings: Bindings,
): boolean {
  if (where === undefined) return true
  return Object.entries(where).every(([column, match]) => matchesText(match, cells[column] ?? '', bindings))
}

function matchesText(match: Match, text: string, bindings: Bindings): boolean {
  if (typeof match === 'string') return text === match
  if ('anyOf' in match) return match.anyOf.includes(text)
  if ('prefix' in match) {
    return typeof match.prefix === 'string'
      ? text.startsWith(match.prefix)
      : match.prefix.some((prefix) => text.startsWith(prefix))
  }
  if ('bound' in match) return text !== '' && text === bindings[match.bound]
  if ('all' in match) return match.all.every((one) => matchesText(one, text, bindings))
  const above = bindings[match.below]
  return above !== undefined && text.startsWith(above)
}

function sum(selector: Selector, bindings: Bindings, source: MeasureSource): MeasureValue {
  const rounded = source.rounded(bindings.unit)
  let amount = new Exact(0)
  let addends = 0
  if (isSummable(selector, sheetOf(source.template, selector.sheet).dimensions)) {
    for (const entry of source.entries(bindings.unit, selector.sheet, selector.column)) {
      if (!matches(selector, entry.dimensions, bindings)) continue
      amount = amount.plus(entry.amount)
      addends += entry.addends
    }
  } else {
    for (const row of selectedRows(selector, bindings, source)) {
      const text = row.cells[selector.column]
      if (text === undefined || text === '') continue
      amount = amount.plus(text)
      addends++
    }
  }
  return addends === 0 ? BLANK : { amount, addends, rounded }
}

function count(selector: Selector, bindings: Bindings, source: MeasureSource): MeasureValue {
  const filled = selectedRows(selector, bindings, source).filter(
    (row) => (row.cells[selector.column] ?? '') !== '',
  ).length
  return filled === 0 ? BLANK : { amount: new Exact(filled), addends: filled, rounded: false }
}

const join = (a: MeasureValue, b: MeasureValue, combine: (x: Exact, y: Exact) => Exact): MeasureValue => ({
  amount: a.amount === null ? b.amount : b.amount === null ? a.amount : combine(a.amount, b.amount),
  addends: a.addends + b.addends,
  rounded: a.rounded || b.rounded,
})
