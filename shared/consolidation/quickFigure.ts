import { addHundredths, type Hundredths, multiplyHundredths, toHundredths } from '../money/hundredths.ts'
import type { Bound } from './bound.ts'
import { boundText } from './boundText.ts'
import { boundNames, isSummable, rowMatches, rowsOf, selectedRows, summedWhere } from './evaluate.ts'
import type { Bindings, Measure, ProductSelector, Selector } from './measure.ts'
import type { UnitRow } from './rowSource.ts'
import type { MeasureSource } from './source.ts'

/** The value of a measure in hundredths: null where it is blank, `NaN` where only `evaluate` can tell it. */
export type QuickValue = (bound: Bound) => Hundredths | null

/** A measure that was taken apart once, to be asked for thousands of rows. */
export interface QuickFigure {
  /** Invariant: where it is neither blank nor `NaN`, it is the amount that `evaluate` comes to; it is blank where that is. */
  readonly value: QuickValue
  /** Whether it is the same for everything that is bound inside one unit. */
  readonly isOfUnit: boolean
}

export const quickFigure = (measure: Measure, source: MeasureSource): QuickFigure => ({
  value: quickValue(measure, source),
  isOfUnit: namesIn(measure).every((name) => name === 'unit'),
})

const ONE: Hundredths = 100

function quickValue(measure: Measure, source: MeasureSource): QuickValue {
  if ('sum' in measure) return sum(measure.sum, source)
  if ('plus' in measure) return plus(measure.plus.map((term) => quickValue(term, source)))
  if ('count' in measure) return count(measure.count, source)
  if ('present' in measure) {
    const isThere = isFilled(measure.present, source)
    return (bound) => (isThere(bound) ? ONE : null)
  }
  if ('minus' in measure) {
    const [from, less] = [quickValue(measure.minus[0], source), quickValue(measure.minus[1], source)]
    return (bound) => added(from(bound), negated(less(bound)))
  }
  if ('times' in measure) {
    const [left, right] = [quickValue(measure.times[0], source), quickValue(measure.times[1], source)]
    return (bound) => multiplied(left(bound), right(bound))
  }
  if ('products' in measure) return products(measure.products, source)
  if ('printed' in measure) {
    const { table, row, column } = measure.printed
    return ({ bindings }) => read(source.printed(table, boundText(row, bindings), column)?.value)
  }
  if ('ceiling' in measure) return ({ bindings }) => read(source.ceiling(bindings.unit, measure.ceiling))
  const constant = toHundredths(measure.constant)
  return () => constant
}

const read = (text: string | null | undefined): Hundredths | null =>
  text === null || text === undefined || text === '' ? null : toHundredths(text)

/** A sum with a blank term is the sum of the others. */
const added = (a: Hundredths | null, b: Hundredths | null): Hundredths | null =>
  a === null ? b : b === null ? a : addHundredths(a, b)

/** A product with a blank factor is blank. */
const multiplied = (a: Hundredths | null, b: Hundredths | null): Hundredths | null =>
  a === null || b === null ? null : multiplyHundredths(a, b)

const negated = (value: Hundredths | null): Hundredths | null => (value === null ? null : 0 - value)

const plus =
  (terms: readonly QuickValue[]): QuickValue =>
  (bound) => {
    let value: Hundredths | null = null
    for (const term of terms) value = added(value, term(bound))
    return value
  }

function sum(selector: Selector, source: MeasureSource): QuickValue {
  const { sheet, column } = selector
  if (selector.row === 'bound') {
    const cell = cellOfRow(selector, source)
    return (bound) => read(cell(bound))
  }
  if (isSummable(selector, source.dimensions(sheet))) {
    const summed = summedWhere(selector)
    return ({ bindings }) => {
      const sums = source.sums(bindings.unit, sheet, column)
      return sums === null ? null : (summed(sums, bindings)?.hundredths ?? null)
    }
  }
  return ({ bindings }) => {
    let value: Hundredths | null = null
    for (const row of selectedRows(selector, bindings, source)) value = added(value, read(row.cells[column]))
    return value
  }
}

/** The cell that a selector asks for of the bound row; blank where it does not match. */
function cellOfRow(selector: Selector, source: MeasureSource): (bound: Bound) => string {
  const { sheet, column, where } = selector
  return ({ row, bindings }) =>
    row === null || row.sheet !== sheet || (where !== undefined && !rowMatches(selector, row, bindings, source))
      ? ''
      : (row.cells[column] ?? '')
}

function count(selector: Selector, source: MeasureSource): QuickValue {
  const { column } = selector
  if (selector.row === 'bound') {
    const cell = cellOfRow(selector, source)
    return (bound) => (cell(bound) === '' ? null : ONE)
  }
  const isCounted = ({ cells }: UnitRow): boolean => (cells[column] ?? '') !== ''
  return ({ bindings }) => selectedRows(selector, bindings, source).filter(isCounted).length * ONE || null
}

/** Whether a measure is not blank; of several terms none is asked behind the first that is filled. */
function isFilled(measure: Measure, source: MeasureSource): (bound: Bound) => boolean {
  if ('plus' in measure) {
    const terms = measure.plus.map((term) => isFilled(term, source))
    return (bound) => terms.some((term) => term(bound))
  }
  const value = quickValue(measure, source)
  return (bound) => value(bound) !== null
}

const products = (selector: ProductSelector, source: MeasureSource): QuickValue => {
  const rows = rowsOf(selector)
  return ({ bindings }) => {
    let value: Hundredths | null = null
    for (const { cells } of selectedRows(rows, bindings, source)) {
      let product: Hundredths | null = ONE
      for (const column of selector.columns) product = multiplied(product, read(cells[column]))
      value = added(value, product)
    }
    return value
  }
}

/** What has to be bound for a measure, as far as it is known: a unit hardly ever is said. */
function namesIn(measure: Measure): readonly (keyof Bindings)[] {
  if ('sum' in measure || 'count' in measure || 'products' in measure) {
    const selector = 'sum' in measure ? measure.sum : 'count' in measure ? measure.count : rowsOf(measure.products)
    const names = Object.values(selector.where ?? {}).flatMap(boundNames)
    return selector.row === 'bound' ? ['row', ...names] : names
  }
  if ('plus' in measure) return measure.plus.flatMap(namesIn)
  if ('minus' in measure) return measure.minus.flatMap(namesIn)
  if ('times' in measure) return measure.times.flatMap(namesIn)
  if ('present' in measure) return namesIn(measure.present)
  // A row of a publication may be named by anything.
  return 'printed' in measure ? ['printedRow'] : []
}
