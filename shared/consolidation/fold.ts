import { addYuan, subtractYuan, ZERO_YUAN } from '../money/amount.ts'
import { Exact } from '../money/exact.ts'
import type { SectionSnapshot, SnapshotRow } from '../section/snapshot.ts'
import type { ColumnId } from '../template/ids.ts'
import type { Sheet } from '../template/sheet.ts'
import type { Template } from '../template/template.ts'
import type { Summary, SummaryEntry, SummaryKey } from './measure.ts'

/** The summary of no section at all. */
export const EMPTY_SUMMARY: Summary = { precision: 'fen', entries: new Map() }

/**
 * Folds a snapshot into its summary: every amount and quantity by sheet, column and dimensions.
 * Invariant: the summary of several sections together is the sum of their summaries (`addSummaries`).
 */
export function summarise(template: Template, snapshot: SectionSnapshot): Summary {
  const shapes = new Map(template.sheets.map((sheet) => [sheet.id, shapeOf(sheet)]))
  const entries = new Map<SummaryKey, SummaryEntry>()
  for (const row of snapshot.rows) {
    const shape = shapes.get(row.sheet)
    if (shape !== undefined) foldRow(entries, row, shape)
  }
  return { precision: snapshot.precision, entries }
}

/** Adds two summaries. Associative and commutative; `EMPTY_SUMMARY` changes nothing. */
export const addSummaries = (left: Summary, right: Summary): Summary => combine(left, right, 1)

/** The sum of any number of summaries; as `addSummaries` one after another, without the sums in between. */
export function sumOfSummaries(summaries: readonly Summary[]): Summary {
  const entries = new Map<SummaryKey, SummaryEntry>()
  for (const summary of summaries) {
    for (const [key, entry] of summary.entries) {
      const known = entries.get(key)
      entries.set(key, known === undefined ? entry : added(known, entry.amount, entry.addends))
    }
  }
  return { precision: summaries.some(({ precision }) => precision === 'wan') ? 'wan' : 'fen', entries }
}

/** Takes a section's summary out of a sum that contains it. Undoes `addSummaries`. */
export const subtractSummary = (total: Summary, part: Summary): Summary => combine(total, part, -1)

interface Shape {
  readonly sheet: Sheet
  readonly dimensions: readonly ColumnId[]
  readonly numbers: readonly ColumnId[]
}

const shapeOf = (sheet: Sheet): Shape => ({
  sheet,
  dimensions: sheet.dimensions,
  numbers: sheet.columns.filter(({ type }) => type.kind === 'amount' || type.kind === 'quantity').map(({ id }) => id),
})

function foldRow(entries: Map<SummaryKey, SummaryEntry>, row: SnapshotRow, shape: Shape): void {
  let suffix = ''
  for (const dimension of shape.dimensions) suffix += `|${dimension}=${row.cells[dimension] ?? ''}`
  for (const column of shape.numbers) {
    const text = row.cells[column]
    if (text === undefined || text === '') continue
    const key = `${row.sheet}|${column}${suffix}`
    const amount = new Exact(text)
    const known = entries.get(key)
    entries.set(
      key,
      known === undefined
        ? {
            sheet: row.sheet,
            column,
            dimensions: Object.fromEntries(shape.dimensions.map((id) => [id, row.cells[id] ?? ''])),
            amount: amount as SummaryEntry['amount'],
            addends: 1,
          }
        : added(known, amount as SummaryEntry['amount'], 1),
    )
  }
}

const added = (entry: SummaryEntry, amount: SummaryEntry['amount'], addends: number): SummaryEntry => ({
  sheet: entry.sheet,
  column: entry.column,
  dimensions: entry.dimensions,
  amount: addYuan(entry.amount, amount),
  addends: entry.addends + addends,
})

function combine(left: Summary, right: Summary, sign: 1 | -1): Summary {
  const entries = new Map(left.entries)
  for (const [key, entry] of right.entries) {
    const known = entries.get(key)
    const amount =
      sign === 1
        ? addYuan(known?.amount ?? ZERO_YUAN, entry.amount)
        : subtractYuan(known?.amount ?? ZERO_YUAN, entry.amount)
    const addends = (known?.addends ?? 0) + sign * entry.addends
    // Without a cell behind it an entry is blank, not zero.
    if (addends === 0) entries.delete(key)
    else entries.set(key, { ...entry, amount, addends })
  }
  const precision = sign === 1 && right.precision === 'wan' ? 'wan' : left.precision
  return { precision, entries }
}
