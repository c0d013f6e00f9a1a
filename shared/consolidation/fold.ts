import { ExactSum } from '../money/exactSum.ts'
import type { SectionSnapshot, SnapshotRow } from '../section/snapshot.ts'
import type { ColumnId, SheetId } from '../template/ids.ts'
import type { Template } from '../template/template.ts'
import type { Summary, SummaryEntry, SummaryKey } from './measure.ts'

/** The summary of no section at all. */
export const EMPTY_SUMMARY: Summary = { precision: 'fen', entries: new Map() }

/**
 * Folds a snapshot into its summary: every amount and quantity by sheet, column and dimensions.
 * Invariant: the summary of several sections together is the sum of their summaries (`addSummaries`).
 */
export const summarise = (template: Template, { precision, rows }: SectionSnapshot): Summary => ({
  precision,
  entries: foldRows(rows, foldsOf(template)),
})

/** Adds two summaries. Associative and commutative; `EMPTY_SUMMARY` changes nothing. */
export const addSummaries = (left: Summary, right: Summary): Summary => sumOfSummaries([left, right])

/** The sum of any number of summaries; as `addSummaries` one after another, without the sums in between. */
export function sumOfSummaries(summaries: readonly Summary[]): Summary {
  const entries: Entries = new Map()
  for (const summary of summaries) addInto(entries, summary.entries)
  return { precision: summaries.some(({ precision }) => precision === 'wan') ? 'wan' : 'fen', entries }
}

/** Takes a section's summary out of a sum that contains it. Undoes `addSummaries`. */
export function subtractSummary(total: Summary, part: Summary): Summary {
  const entries = new Map(total.entries)
  addInto(entries, negated(part.entries))
  return { precision: total.precision, entries }
}

export type Entries = Map<SummaryKey, SummaryEntry>

/** Adds entries to others, in place. Without a cell behind it an entry is blank, not zero: it goes. */
export function addInto(entries: Entries, added: Summary['entries']): void {
  for (const [key, entry] of added) {
    const known = entries.get(key)
    const sum = known === undefined ? entry.sum : known.sum.plus(entry.sum)
    if (sum.addends === 0) entries.delete(key)
    else entries.set(key, known === undefined ? entry : { ...known, sum })
  }
}

/** What takes these entries out of a sum, where it is added to it. */
export const negated = (entries: Summary['entries']): Entries =>
  new Map([...entries].map(([key, entry]) => [key, { ...entry, sum: entry.sum.negated() }]))

/** How the rows of a sheet are folded: by which columns, and what is added up. */
interface Fold {
  readonly dimensions: readonly ColumnId[]
  readonly numbers: ReadonlySet<ColumnId>
}

export const foldsOf = ({ sheets }: Template): ReadonlyMap<SheetId, Fold> =>
  new Map(
    sheets.map(({ id, dimensions, columns }) => [
      id,
      {
        dimensions,
        numbers: new Set(
          columns.filter(({ type }) => type.kind === 'amount' || type.kind === 'quantity').map((column) => column.id),
        ),
      },
    ]),
  )

/** Rows of one sheet that have the same dimensions. */
interface Group {
  readonly row: SnapshotRow
  readonly fold: Fold
  readonly sums: Map<ColumnId, ExactSum>
}

/** The entries of the summary of some rows. */
export function foldRows(rows: readonly SnapshotRow[], folds: ReadonlyMap<SheetId, Fold>): Entries {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const fold = folds.get(row.sheet)
    if (fold === undefined) continue
    const key = row.sheet + suffixOf(row, fold)
    const known = groups.get(key)
    const group = known ?? { row, fold, sums: new Map() }
    if (known === undefined) groups.set(key, group)
    addCells(group, row)
  }
  return new Map([...groups.values()].flatMap(entriesOf))
}

function suffixOf({ cells }: SnapshotRow, { dimensions }: Fold): string {
  let suffix = ''
  for (const dimension of dimensions) suffix += `|${dimension}=${cells[dimension] ?? ''}`
  return suffix
}

function addCells({ fold, sums }: Group, { cells }: SnapshotRow): void {
  for (const column in cells) {
    const text = cells[column]
    if (text === undefined || text === '' || !fold.numbers.has(column)) continue
    const known = sums.get(column)
    sums.set(column, known === undefined ? ExactSum.of(text) : known.plus(ExactSum.of(text)))
  }
}

function entriesOf({ row, fold, sums }: Group): [SummaryKey, SummaryEntry][] {
  const dimensions = Object.fromEntries(fold.dimensions.map((id) => [id, row.cells[id] ?? '']))
  const suffix = suffixOf(row, fold)
  return [...sums].map(([column, sum]) => [
    `${row.sheet}|${column}${suffix}`,
    { sheet: row.sheet, column, dimensions, sum },
  ])
}
