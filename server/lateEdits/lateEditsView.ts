import { CHANGE_KINDS } from '@hesuan/shared/api/history.ts'
import type { LateEdit, LateEditsView } from '@hesuan/shared/api/lateEdits.ts'
import { classificationsOf } from '@hesuan/shared/classification/lookup.ts'
import { rowLabel } from '@hesuan/shared/consolidation/rowLabel.ts'
import { parseRowId } from '@hesuan/shared/section/cellKey.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { type Actor, maySection } from '@hesuan/shared/workflow/permissions.ts'
import { templateFor } from '../consolidation/departmentViews.ts'
import type { LateEditRow, ProposalRow } from '../storage/lateEdits.ts'
import type { Section } from '../storage/sections.ts'

/** What one person is shown of the late edits of a section. */
export function lateEditsView(
  person: Actor,
  section: Section,
  rows: readonly SnapshotRow[],
  { mine, proposals }: { readonly mine: readonly LateEditRow[]; readonly proposals: readonly ProposalRow[] },
): LateEditsView {
  const show = shower(section.templateYear, rows)
  const mayDecide = maySection(person, 'return', section)
  const mayApply = maySection(person, 'write', section)
  return {
    mine: show(mine),
    proposals: proposals.map(({ id, userId, displayName, sentence, at, status, decided, applied, edits }) => ({
      id,
      author: { userId, displayName },
      sentence,
      at,
      status,
      decided,
      applied,
      edits: show(edits),
      may: { decide: mayDecide && status === 'open', apply: mayApply && status === 'agreed' },
    })),
  }
}

function shower(templateYear: number, rows: readonly SnapshotRow[]): (edits: readonly LateEditRow[]) => LateEdit[] {
  const template = templateFor(templateYear)
  const lists = classificationsOf(templateYear)
  if (lists === null) throw new Error(`there are no code lists of ${templateYear}`)
  const sheets = new Set(template.sheets.map(({ id }) => id))
  const live = new Map(rows.map((row) => [String(row.id), row]))
  return (edits) => {
    const known = new Map(live)
    for (const row of onlyLate(edits, live)) known.set(row.id, row)
    const find = (id: string) => known.get(id) ?? null
    return edits.map((edit) => ({
      ...edit,
      how: kindOf(edit.how),
      // Of an older template there may be sheets that this one has not.
      rowLabel: sheets.has(edit.sheet) ? rowLabel(template, find, edit.row, lists) : '',
      present: presentValue(live.get(edit.row), edit.column),
    }))
  }
}

/** Rows that exist in these edits alone, as far as they say what is in them. */
function onlyLate(edits: readonly LateEditRow[], live: ReadonlyMap<string, SnapshotRow>): SnapshotRow[] {
  const cells = new Map<string, Record<string, string>>()
  for (const { row, column, mine } of edits) {
    if (live.has(row)) continue
    const known = cells.get(row) ?? {}
    if (!column.startsWith('@')) known[column] = mine
    cells.set(row, known)
  }
  return [...cells].flatMap(([id, filled]) => {
    const parsed = parseRowId(id)
    return parsed === null ? [] : [{ id: parsed.row, sheet: parsed.sheet, cells: filled }]
  })
}

function presentValue(row: SnapshotRow | undefined, column: string): string | null {
  if (row === undefined) return null
  return column.startsWith('@') ? '' : (row.cells[column] ?? '')
}

function kindOf(how: string): LateEdit['how'] {
  const kind = CHANGE_KINDS.find((known) => known === how)
  if (kind === undefined) throw new Error(`an unknown kind of change: ${how}`)
  return kind
}
