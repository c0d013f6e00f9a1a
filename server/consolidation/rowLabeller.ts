import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { rowLabel } from '@hesuan/shared/consolidation/rowLabel.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { templateFor } from './departmentViews.ts'

/** Says what people see of a row, by the present rows of its section: empty where nothing. Looks at each row once. */
export function rowLabeller(rows: readonly SnapshotRow[], templateYear: number): (row: string) => string {
  const template = templateFor(templateYear)
  const lists = classificationsOf(templateYear)
  const labels = new Map<string, string>()
  return (row) => {
    const known = labels.get(row)
    if (known !== undefined || lists === null) return known ?? ''
    const label = rowLabel(template, rows, row, lists)
    labels.set(row, label)
    return label
  }
}
