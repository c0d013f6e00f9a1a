import type { LateEdit } from '@hesuan/shared/api/lateEdits.ts'
import { columnTitle, placeOf, sheetTitle } from '../../ui/cellText.ts'
import type { SheetContext } from '../sheet/sheetContext.ts'
import { exactCellText } from '../workbench/cellPlace.ts'
import { texts } from './texts.ts'

/** A late edit in words: every digit, amounts with their unit. */
export interface LateText {
  readonly place: string
  readonly before: string
  readonly mine: string
  readonly present: string
}

export function lateText(edit: LateEdit, context: SheetContext): LateText {
  const { sheet, row, column, rowLabel, before, mine, present } = edit
  const place = placeOf(sheet, column)
  const isRow = column.startsWith('@')
  const title = isRow ? '' : place === null ? column : columnTitle(place.column)
  const value = (text: string | null): string => {
    if (text === null || text === '') return texts.blank
    return exactCellText(`${row}:${column}`, text, context)
  }
  return {
    place: [sheetTitle(sheet), rowLabel, title].filter((part) => part !== '').join(' · '),
    before: isRow ? '' : value(before),
    mine: isRow ? rowStep(edit) : value(mine),
    present: present === null ? texts.noRow : isRow ? '' : value(present),
  }
}

function rowStep({ column, before, mine }: LateEdit): string {
  if (column === '@deleted') return mine === '1' ? texts.rowSteps.deleted : texts.rowSteps.revived
  return before === null ? texts.rowSteps.inserted : texts.rowSteps.moved
}
