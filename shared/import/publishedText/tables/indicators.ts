import type { IndicatorLine } from '../document.ts'
import { placedCells, type SourceLine } from '../lines.ts'
import { type IndicatorCell, indicatorCells } from './indicatorCells.ts'

type Term = IndicatorLine['term']

/** Where the header of the indicators puts their columns; the mid-term side is missing in some tables. */
export interface IndicatorColumns {
  readonly midTerm: SideColumns | null
  readonly year: SideColumns
}

interface SideColumns {
  readonly level2: number
  readonly level3: number
  readonly value: number
}

/**
 * Reads the header of the indicators: one group of «二级指标, 三级指标, 指标值», or two (mid-term, year).
 * @returns null where the line is no such header
 */
export function indicatorColumns(line: SourceLine): IndicatorColumns | null {
  const at = (pattern: RegExp) =>
    placedCells(line).flatMap((cell) => (pattern.test(cell.text.replace(/\s+/gu, '')) ? [cell.at] : []))
  const [level2, level3, value] = [at(/^二级指标$/), at(/^三级指标$/), at(/^指标值/)]
  const sides = level2.flatMap((column, index): SideColumns[] => {
    const [third, last] = [level3[index], value[index]]
    return third === undefined || last === undefined ? [] : [{ level2: column, level3: third, value: last }]
  })
  const year = sides.at(-1)
  return year === undefined ? null : { midTerm: sides.length > 1 ? (sides[0] ?? null) : null, year }
}

/** What the lines read so far have said, for lines that only continue it. */
export interface IndicatorPlace {
  level1: string
  readonly level2: Record<Term, string>
  /** Whether any mid-term indicator was read: where there is none, a slipped line is the year's. */
  hasMidTerm: boolean
}

export const indicatorPlace = (): IndicatorPlace => ({
  level1: '',
  level2: { midTerm: '', year: '' },
  hasMidTerm: false,
})

/** Cells of one side of a line, behind its label. */
interface Side {
  readonly term: Term
  /** Where the label of the second level stands, if the line has one. */
  readonly labelAt: number | null
  readonly cells: readonly IndicatorCell[]
}

/**
 * Reads the indicators of a line. In the text of a PDF the cells slip from column to column, so a line is read by its
 * words: labels of the first and second level, then an indicator with its value, on each side.
 * Keeps every word. `doubt` says in one Chinese sentence why a person should look at the line: its cells stand in other
 * columns than the header's, or don't come in pairs; null where all is plain.
 */
export function readIndicators(
  line: SourceLine,
  place: IndicatorPlace,
  columns: IndicatorColumns | null,
): { readonly indicators: readonly IndicatorLine[]; readonly doubt: string | null } {
  const cells = indicatorCells(line)
  for (const { is, text } of cells) {
    if (is !== 'level1') continue
    place.level1 = text
    place.level2.midTerm = ''
    place.level2.year = ''
  }
  const sides = sidesOf(cells, place, columns)
  const read = sides.map((side) => readSide(side, columns?.[side.term] ?? null))
  const indicators = sides.flatMap(({ term }, index) =>
    (read[index]?.pairs ?? []).map(([level3, value]): IndicatorLine => {
      if (term === 'midTerm') place.hasMidTerm = true
      return { line, term, level1: place.level1, level2: place.level2[term], level3, value }
    }),
  )
  return { indicators, doubt: read.find(({ doubt }) => doubt !== null)?.doubt ?? null }
}

/** Parts a line into its sides, and remembers their labels. */
function sidesOf(
  cells: readonly IndicatorCell[],
  place: IndicatorPlace,
  columns: IndicatorColumns | null,
): readonly Side[] {
  const labels = cells.filter(({ is }) => is === 'level2')
  const content = cells.filter(({ is }) => is === 'text' || is === 'void')
  const last = labels.at(-1)
  if (last === undefined) {
    // Two indicators side by side, or one: the year's, unless it stands where the mid-term's are.
    if (content.length === 4) return halves(content, null)
    const isMidTerm =
      place.hasMidTerm && columns?.midTerm != null && content.every(({ at }) => at < columns.year.level2)
    return [{ term: isMidTerm ? 'midTerm' : 'year', labelAt: null, cells: content }]
  }
  place.level2.year = last.text
  const before = content.filter(({ at }) => at < last.at)
  const behind = content.filter(({ at }) => at > last.at)
  if (labels.length === 1) {
    place.level2.midTerm = last.text
    const sides =
      behind.length === 4 ? halves(behind, last.at) : [{ term: 'year' as const, labelAt: last.at, cells: behind }]
    return before.length === 0 ? sides : [{ term: 'midTerm', labelAt: null, cells: before }, ...sides]
  }
  const first = labels.findLast(({ at }) => at < (before[0]?.at ?? last.at))
  place.level2.midTerm = first?.text ?? last.text
  return [
    { term: 'midTerm', labelAt: first?.at ?? null, cells: before },
    { term: 'year', labelAt: last.at, cells: behind },
  ]
}

const halves = (cells: readonly IndicatorCell[], labelAt: number | null): readonly Side[] => [
  { term: 'midTerm', labelAt, cells: cells.slice(0, 2) },
  { term: 'year', labelAt: null, cells: cells.slice(2) },
]

/** The indicators of a side as pairs of name and value. */
function readSide(
  { cells, labelAt }: Side,
  columns: SideColumns | null,
): { readonly pairs: readonly (readonly [level3: string, value: string])[]; readonly doubt: string | null } {
  // «-----» before anything else says that there is no indicator of this label; behind a name it is its value.
  const voids = cells[0]?.is === 'void' ? cells.slice(0, 1) : []
  const [name, value, ...more] = cells.slice(voids.length)
  const pairs: [string, string][] = voids.map(({ text }) => [text, ''])
  if (name === undefined) return { pairs, doubt: null }
  if (value === undefined) {
    const isValue = standsForValue(name, labelAt, columns)
    pairs.push(isValue ? ['', name.text] : [name.text, ''])
    return { pairs, doubt: `“${name.text}”没有相对的一格，按所在列读作${isValue ? '指标值' : '三级指标'}` }
  }
  pairs.push([name.text, [value, ...more].map(({ text }) => text).join('；')])
  const inPlace = columns === null || (name.at === columns.level3 && value.at === columns.value)
  if (more.length > 0) return { pairs, doubt: '此行的文字多于一个指标及其指标值，多出的并入指标值' }
  return { pairs, doubt: inPlace ? null : '此行的列与表头错位，按文字顺序读作三级指标和指标值' }
}

/** Whether the only word of a side is a value: by its distance from its label, else by its column, else by its looks. */
function standsForValue({ at, text }: IndicatorCell, labelAt: number | null, columns: SideColumns | null): boolean {
  if (labelAt !== null) return at - labelAt >= 2
  if (columns !== null && at >= columns.value) return true
  return columns === null || at !== columns.level3 ? /^[≥≤＞＜><]|^\d/.test(text) : false
}
