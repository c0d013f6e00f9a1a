import { classificationsOf } from '../classification/lookup.ts'
import { cellKey } from '../section/cellKey.ts'
import { columnOf, sheetOf } from '../template/lookup.ts'
import type { Column, Sheet } from '../template/sheet.ts'
import { boundText } from './boundText.ts'
import { evaluate, rowsOf, selectedRows } from './evaluate.ts'
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
      const value = row.cells[column] ?? ''
      // Of one row also the blank cell is told: somebody has to fill it.
      const isAskedFor = 'count' in measure && selector.row === 'bound'
      return value === '' && !isAskedFor ? [] : [{ unit: row.unit, cell: cellKey(row.id, column), value }]
    })
  }
  if ('plus' in measure) return measure.plus.flatMap((term) => cellsOf(term, bindings, source))
  if ('minus' in measure) return measure.minus.flatMap((term) => cellsOf(term, bindings, source))
  if ('times' in measure) return measure.times.flatMap((factor) => cellsOf(factor, bindings, source))
  if ('products' in measure) {
    const { columns } = measure.products
    return selectedRows(rowsOf(measure.products), bindings, source).flatMap((row) => {
      const cells = columns.map((column) => ({
        unit: row.unit,
        cell: cellKey(row.id, column),
        value: row.cells[column] ?? '',
      }))
      return cells.some(({ value }) => value === '') ? [] : cells
    })
  }
  return []
}

/** The blank cells of a side that has no value, as far as it asks for rows by themselves: somebody may have to fill them. */
export function blankCells(measure: Measure, bindings: Bindings, source: MeasureSource): readonly CellRef[] {
  if ('plus' in measure) return measure.plus.flatMap((term) => blankCells(term, bindings, source))
  if ('times' in measure) return measure.times.flatMap((factor) => blankCells(factor, bindings, source))
  if (!('sum' in measure)) return []
  const { row, where = {}, column } = measure.sum
  const ofRow = row === 'bound' || Object.values(where).some((match) => typeof match === 'object' && 'bound' in match)
  if (!ofRow) return []
  return selectedRows(measure.sum, bindings, source).flatMap((one) =>
    (one.cells[column] ?? '') === '' ? [{ unit: one.unit, cell: cellKey(one.id, column), value: '' }] : [],
  )
}

function explain(measure: Measure, bindings: Bindings, source: MeasureSource): string {
  if ('sum' in measure) return explainSum(measure.sum, bindings, source)
  if ('count' in measure) return explainSum(measure.count, bindings, source)
  if ('plus' in measure) {
    // Blank terms are left out: seven sources of funds of which one is used read as one.
    const used = measure.plus.filter((term) => evaluate(term, bindings, source).amount !== null)
    const terms = used.length === 0 ? measure.plus.slice(0, 1) : used
    return terms.map((term) => explain(term, bindings, source)).join(' ＋ ')
  }
  if ('present' in measure) return explain(measure.present, bindings, source)
  if ('minus' in measure) return measure.minus.map((term) => explain(term, bindings, source)).join(' － ')
  if ('times' in measure) return measure.times.map((term) => explain(term, bindings, source)).join(' × ')
  if ('products' in measure) {
    const { columns, sheet } = measure.products
    const titles = columns.map((column) => columnOf(sheetOf(source.template, sheet), column)?.title ?? column)
    return `${sheetOf(source.template, sheet).title}：各行 ${titles.join(' × ')} 之和`
  }
  if ('printed' in measure) {
    const { table, row, column } = measure.printed
    const title = source.template.tables.find(({ id }) => id === table)?.title ?? table
    const figure = source.printed(table, boundText(row, bindings), column)
    return `公开文件《${title}》${figure === null ? '' : `第 ${figure.line} 行`}`
  }
  if ('ceiling' in measure) return '部门下达的控制数'
  return measure.constant
}

function explainSum(selector: Selector, bindings: Bindings, source: MeasureSource): string {
  const sheet = sheetOf(source.template, selector.sheet)
  const parts = [placeOf(selector, sheet, bindings, source), ...explainWhere(selector.where, sheet, bindings, source)]
  return `${sheet.title}·${columnOf(sheet, selector.column)?.title ?? selector.column}（${parts.join('，')}）`
}

function placeOf({ row }: Selector, sheet: Sheet, { unit }: Bindings, source: MeasureSource): string {
  if (row === 'bound') return '本行'
  if (sheet.kind === 'department') return source.input.department.name
  return unit === undefined ? '各单位' : (source.unitName(unit) ?? unit)
}

const explainWhere = (
  where: Selector['where'],
  sheet: Sheet,
  bindings: Bindings,
  source: MeasureSource,
): readonly string[] =>
  Object.entries(where ?? {}).flatMap(([id, match]) => {
    const column = columnOf(sheet, id)
    return column === null ? [] : [`${column.title}${explainMatch(match, column, bindings, source)}`]
  })

function explainMatch(match: Match, column: Column, bindings: Bindings, source: MeasureSource): string {
  const label = (value: string): string => {
    const lists = classificationsOf(source.template.year)
    return lists === null ? value : cellLabel(source.template, [], column, value, lists)
  }
  if (typeof match === 'string') return `为${label(match)}`
  if ('anyOf' in match) return `为${match.anyOf.map(label).join('、')}`
  if ('prefix' in match) return `以 ${typeof match.prefix === 'string' ? match.prefix : match.prefix.join('、')} 开头`
  if ('bound' in match) return match.bound === 'row' ? '为本行' : `为${label(bindings[match.bound] ?? '')}`
  if ('all' in match) return match.all.map((one) => explainMatch(one, column, bindings, source)).join('且')
  if ('refersTo' in match) {
    if (column.type.kind !== 'row') return ''
    const referred = sheetOf(source.template, column.type.sheet)
    return `的${explainWhere(match.refersTo, referred, bindings, source).join('且')}`
  }
  return `以 ${bindings[match.below] ?? ''} 开头`
}
