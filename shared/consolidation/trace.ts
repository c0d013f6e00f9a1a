import { classificationsOf } from '../classification/lookup.ts'
import { cellKey } from '../section/cellKey.ts'
import type { ColumnId } from '../template/ids.ts'
import { columnOf, sheetOf } from '../template/lookup.ts'
import { boundText } from './boundText.ts'
import { selectedRows } from './evaluate.ts'
import type { Bindings, CellRef, Match, Measure, Selector } from './measure.ts'
import { cellLabel } from './rowLabel.ts'
import type { MeasureSource } from './source.ts'

/** Where a figure comes from. */
export interface Trace {
  /** In words: what was added up. */
  readonly formula: string
  /** Every non-blank cell that contributed, in the order of units and rows. */
  readonly cells: readonly CellRef[]
}

/**
 * Traces a measure to its cells.
 * Invariant: for a measure of sums and pluses, the cells add up to its value.
 */
export function trace(measure: Measure, bindings: Bindings, source: MeasureSource): Trace {
  return { formula: explain(measure, bindings, source), cells: cellsOf(measure, bindings, source) }
}

function cellsOf(measure: Measure, bindings: Bindings, source: MeasureSource): CellRef[] {
  const selector = 'sum' in measure ? measure.sum : 'count' in measure ? measure.count : null
  if (selector !== null) {
    const { column } = selector
    return selectedRows(selector, bindings, source).flatMap((row) => {
      const value = row.cells[column]
      return value === undefined || value === '' ? [] : [{ unit: row.unit, cell: cellKey(row.id, column), value }]
    })
  }
  if ('plus' in measure) return measure.plus.flatMap((term) => cellsOf(term, bindings, source))
  if ('minus' in measure) return measure.minus.flatMap((term) => cellsOf(term, bindings, source))
  if ('times' in measure) return measure.times.flatMap((factor) => cellsOf(factor, bindings, source))
  return []
}

function explain(measure: Measure, bindings: Bindings, source: MeasureSource): string {
  if ('sum' in measure) return explainSum(measure.sum, bindings, source)
  if ('count' in measure) return explainSum(measure.count, bindings, source)
  if ('plus' in measure) {
    // Terms without a cell behind them are left out: seven sources of funds of which one is used read as one.
    const used = measure.plus.filter((term) => cellsOf(term, bindings, source).length > 0)
    return (used.length === 0 ? measure.plus.slice(0, 1) : used)
      .map((term) => explain(term, bindings, source))
      .join(' ＋ ')
  }
  if ('minus' in measure) return measure.minus.map((term) => explain(term, bindings, source)).join(' － ')
  if ('times' in measure) return measure.times.map((term) => explain(term, bindings, source)).join(' × ')
  if ('printed' in measure) {
    const { table, row, column } = measure.printed
    const title = source.template.tables.find(({ id }) => id === table)?.title ?? table
    const figure = source.printed(table, boundText(row, bindings), column)
    return `公开文件《${title}》${figure === null ? '' : `第 ${figure.line} 行`}`
  }
  return measure.constant
}

function explainSum(selector: Selector, bindings: Bindings, source: MeasureSource): string {
  const sheet = sheetOf(source.template, selector.sheet)
  const where = Object.entries(selector.where ?? {}).map(([column, match]) => {
    const title = columnOf(sheet, column)?.title ?? column
    return `${title}${explainMatch(match, column, selector, bindings, source)}`
  })
  const unit = source.input.units.find(({ code }) => code === bindings.unit)?.name
  const place = selector.row === 'bound' ? '本行' : (unit ?? '各单位')
  const parts = [place, ...where].join('，')
  return `${sheet.title}·${columnOf(sheet, selector.column)?.title ?? selector.column}（${parts}）`
}

function explainMatch(
  match: Match,
  column: ColumnId,
  selector: Selector,
  bindings: Bindings,
  source: MeasureSource,
): string {
  const label = (value: string): string => {
    const lists = classificationsOf(source.template.year)
    const declared = columnOf(sheetOf(source.template, selector.sheet), column)
    return lists === null || declared === null ? value : cellLabel(source.template, [], declared, value, lists)
  }
  if (typeof match === 'string') return `为${label(match)}`
  if ('anyOf' in match) return `为${match.anyOf.map(label).join('、')}`
  if ('prefix' in match) return `以 ${typeof match.prefix === 'string' ? match.prefix : match.prefix.join('、')} 开头`
  if ('bound' in match) return match.bound === 'row' ? '为本行' : `为${label(bindings[match.bound] ?? '')}`
  if ('all' in match) return match.all.map((one) => explainMatch(one, column, selector, bindings, source)).join('且')
  return `以 ${bindings[match.below] ?? ''} 开头`
}
