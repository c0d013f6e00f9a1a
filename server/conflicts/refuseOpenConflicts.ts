import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { columnOf, sheetOf } from '@hesuan/shared/template/lookup.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import { rowLabeller } from '../consolidation/rowLabeller.ts'
import type { Refusal } from '../http/refusal.ts'
import { openConflictsOf } from '../storage/conflicts.ts'
import type { Trx } from '../storage/database.ts'

const PLACES_IN_THE_SENTENCE = 3

/**
 * Why a section can't be submitted while its cells are in conflict, or null where none are. Conflicts in deleted rows
 * wait for their row: nobody can see them, and they are in no figure.
 * @param rows the live rows of what is submitted
 */
export async function refuseOpenConflicts(
  trx: Trx,
  sectionId: string,
  rows: readonly SnapshotRow[],
  templateYear: number,
): Promise<Refusal | null> {
  const live = new Set<string>(rows.map(({ id }) => id))
  const open = (await openConflictsOf(trx, [sectionId])).filter(({ row }) => live.has(row))
  if (open.length === 0) return null
  const template = templateFor(templateYear)
  const label = rowLabeller(rows, templateYear)
  const places = open.map(({ sheet: id, row, column }) => {
    const sheet = sheetOf(template, id)
    const title = columnOf(sheet, column)?.title ?? column
    return [sheet.title, label(row), title].filter((part) => part !== '').join(' · ')
  })
  const named = places.slice(0, PLACES_IN_THE_SENTENCE).map((place) => `“${place}”`)
  return {
    code: 'open-conflicts',
    message: `还有 ${open.length} 处冲突未处理，不能上报：${named.join('、')}${open.length > named.length ? ' 等' : ''}`,
    details: open.map(({ row, column }, index) => ({ cell: `${row}:${column}`, place: places[index] ?? '' })),
  }
}
