import { Exact } from '../money/exact.ts'
import type { SnapshotRow } from '../section/snapshot.ts'
import { QUOTAS_2022 } from '../template/2022/quotas.ts'

/** How many people a unit has, and how that is known. */
export interface HeadCount {
  readonly heads: Exact
  /** `kinds`: its rows of staff, added up. `standards`: the largest head count that one of its standards goes by. */
  readonly from: 'kinds' | 'standards'
}

/**
 * The head count that the sheet of staffing tells. Rows without an economic code are kinds of staff, each person once; rows
 * with one are standards, where the same people stand again and again.
 * @returns null where the unit has put down nobody
 */
export function headCount(rows: readonly SnapshotRow[]): HeadCount | null {
  const { sheet, heads, code } = QUOTAS_2022.standards
  const counted = rows.flatMap(({ sheet: of, cells }) => {
    const text = of === sheet ? (cells[heads] ?? '') : ''
    return text === '' ? [] : [{ isKind: (cells[code] ?? '') === '', heads: new Exact(text) }]
  })
  const kinds = counted.filter(({ isKind }) => isKind)
  const known: HeadCount =
    kinds.length > 0
      ? { heads: kinds.reduce((sum, row) => sum.plus(row.heads), new Exact(0)), from: 'kinds' }
      : { heads: Exact.max(0, ...counted.map((row) => row.heads)), from: 'standards' }
  return known.heads.isPositive() && !known.heads.isZero() ? known : null
}
