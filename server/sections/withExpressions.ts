import type { ExchangedSection } from '@hesuan/shared/exchange/exchangedBudget.ts'
import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { expressionColumn } from '@hesuan/shared/section/expressionCell.ts'
import type { SectionSnapshot } from '@hesuan/shared/section/snapshot.ts'

/** A snapshot with the expressions in the hidden cells beside their amounts, as a document holds them. */
export function withExpressions({
  expressions = {},
  ...snapshot
}: SectionSnapshot & Partial<Pick<ExchangedSection, 'expressions'>>): SectionSnapshot {
  const hidden = new Map<string, Record<string, string>>()
  for (const [key, expression] of Object.entries(expressions)) {
    const cell = parseCellKey(key)
    if (cell === null) throw new RangeError(`not a cell key: ${key}`)
    hidden.set(cell.row, { ...hidden.get(cell.row), [expressionColumn(cell.column)]: expression })
  }
  return { ...snapshot, rows: snapshot.rows.map((row) => ({ ...row, cells: { ...row.cells, ...hidden.get(row.id) } })) }
}
