import type { HistoryEntry } from '@hesuan/shared/api/history.ts'
import { cellText, columnTitle, placeOf, sheetTitle } from '../ui/cellText.ts'
import { texts } from './texts.ts'

/** A change in words. */
export interface ChangeText {
  /** «基本支出·经济 · 30101 基本工资 · 金额» */
  readonly place: string
  /** What happened to a row as a whole; null for a change of one cell. */
  readonly rowEvent: string | null
  readonly before: string
  readonly after: string
  readonly conflict: string | null
  /** Whose value it chose, where it settled a conflict. */
  readonly settled: string | null
}

type RowName = (rowId: string) => string

/** What a change of the history says. `rowName` names the rows that cells refer to. */
export function changeText(entry: HistoryEntry, rowName: RowName): ChangeText {
  const place = placeOf(entry.sheet, entry.column)
  const isRow = entry.column.startsWith('@')
  const shown = (value: string | null): string => {
    if (value === null || value === '') return ''
    return place === null ? value : cellText(place.column, value, rowName)
  }
  const parts = [
    sheetTitle(entry.sheet),
    entry.rowLabel,
    isRow ? '' : place === null ? entry.column : columnTitle(place.column),
  ]
  return {
    place: parts.filter((part) => part !== '').join(' · '),
    rowEvent: isRow ? rowEvent(entry) : null,
    before: shown(entry.before),
    after: shown(entry.after),
    conflict:
      entry.conflict === null ? null : texts.conflict[entry.conflict.kind](shown(entry.conflict.other) || texts.blank),
    settled: entry.settled === null ? null : texts.settled(entry.settled.chosenOf),
  }
}

function rowEvent({ column, before, after }: HistoryEntry): string {
  if (column === '@deleted') return after === '1' ? texts.rowDeleted : texts.rowRevived
  return before === null ? texts.rowAdded : texts.rowMoved
}

/** Names rows by what the history itself says of them. */
export function rowNames(entries: readonly HistoryEntry[]): RowName {
  const names = new Map(entries.filter(({ rowLabel }) => rowLabel !== '').map(({ row, rowLabel }) => [row, rowLabel]))
  return (rowId) => names.get(rowId) ?? texts.someRow
}

/** What was done in one go: a typed cell, a pasted block, an import. */
export interface Act {
  readonly key: string
  readonly entries: readonly HistoryEntry[]
}

/** Puts together neighbours that belong to one act of one person, so that a pasted block is told once. */
export function acts(entries: readonly HistoryEntry[]): Act[] {
  const found: { key: string; entries: HistoryEntry[] }[] = []
  for (const entry of entries) {
    const last = found.at(-1)
    const above = last?.entries[0]
    if (last !== undefined && above?.act === entry.act && above.author.userId === entry.author.userId) {
      last.entries.push(entry)
    } else {
      found.push({ key: `${entry.sequence}|${entry.act}`, entries: [entry] })
    }
  }
  return found
}
