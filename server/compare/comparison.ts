import {
  type Comparison,
  type ComparisonQuery,
  type DifferenceText,
  PAGE_OF_DIFFERENCES,
} from '@hesuan/shared/api/compare.ts'
import type { ComparedFigure } from '@hesuan/shared/compare/comparedFigures.ts'
import type { ComparedTable } from '@hesuan/shared/compare/comparedTable.ts'
import { bySize, compareTables, type FigureDifference } from '@hesuan/shared/compare/compareTables.ts'
import { Exact } from '@hesuan/shared/money/exact.ts'
import type { z } from 'zod'
import type { LoadedState } from './departmentStates.ts'

type Differences = ReadonlyMap<string, readonly FigureDifference[]>
type Tables = readonly ComparedTable[]

/** Remembers what two states differ by for as long as both are kept: whoever turns a page does not compare anew. */
export function createComparer(): (left: Tables, right: Tables) => Differences {
  const known = new WeakMap<Tables, WeakMap<Tables, Differences>>()
  return (left, right) => {
    const ofLeft = known.get(left) ?? new WeakMap<Tables, Differences>()
    known.set(left, ofLeft)
    const differences =
      ofLeft.get(right) ?? Map.groupBy(compareTables(left, right), (one) => (one.right ?? one.left)?.table ?? '')
    ofLeft.set(right, differences)
    return differences
  }
}

/** The summary of all tables, and one page of the differences of one. */
export function comparisonOf(
  left: LoadedState,
  right: LoadedState,
  differences: Differences,
  query: Pick<z.infer<typeof ComparisonQuery>, 'table' | 'sort' | 'offset'>,
): Comparison {
  const tables = titlesOf([...right.tables, ...left.tables]).map(([id, title]) => {
    const count = (kind: FigureDifference['kind']) =>
      (differences.get(id) ?? []).filter((one) => one.kind === kind).length
    return { id, title, added: count('added'), gone: count('gone'), changed: count('changed') }
  })
  const table = query.table ?? tables.find(({ id }) => differences.has(id))?.id ?? null
  const inPlace = table === null ? [] : (differences.get(table) ?? [])
  const sorted = query.sort === 'size' ? bySize(inPlace) : inPlace
  return {
    left: left.state,
    right: right.state,
    at: { left: left.at, right: right.at },
    tables,
    table,
    offset: query.offset,
    total: inPlace.length,
    largest: largestOf(inPlace),
    differences: sorted
      .slice(query.offset, query.offset + PAGE_OF_DIFFERENCES)
      .map((one) => differenceText(one, [left, right])),
  }
}

function largestOf(differences: readonly FigureDifference[]): string | null {
  let largest: Exact | null = null
  for (const { left, right, difference } of differences) {
    if ((right ?? left)?.kind !== 'amount') continue
    const size = new Exact(difference).abs()
    if (largest === null || size.greaterThan(largest)) largest = size
  }
  return largest === null ? null : largest.toFixed(2)
}

/** Each table once, in the order of the first. */
const titlesOf = (tables: Tables): readonly (readonly [id: string, title: string])[] => {
  const titles = new Map<string, string>()
  for (const { id, title } of tables) if (!titles.has(id)) titles.set(id, title)
  return [...titles].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

function differenceText(one: FigureDifference, states: readonly LoadedState[]): DifferenceText {
  const figure = one.right ?? one.left
  if (figure === null) throw new Error('a difference without a figure on either side')
  const place = (side: ComparedFigure | null) => side && { ...side.place, value: side.value }
  const nameOf = (unit: string) =>
    states.flatMap(({ round }) => round.units).find(({ code }) => code === unit)?.name ?? unit
  return {
    kind: one.kind,
    unitName: figure.unit === null ? null : nameOf(figure.unit),
    code: figure.code,
    name: figure.name,
    form: figure.form,
    column: figure.column,
    header: [...figure.header],
    figure: figure.kind,
    style: figure.style,
    left: place(one.left),
    right: place(one.right),
    difference: one.difference,
    percent: one.percent,
  }
}
