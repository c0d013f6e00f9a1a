import type { RowId } from '@hesuan/shared/section/cellKey.ts'
import type { CellWrite } from '@hesuan/shared/section/document.ts'
import type { ColumnId } from '@hesuan/shared/template/ids.ts'
import type { Column, Sheet } from '@hesuan/shared/template/sheet.ts'
import type { PastedCell } from '../grid/gridSource.ts'
import { type CellEntry, enterCell, enterExpression } from './cellEntry.ts'
import { readOwnText } from './ownText.ts'
import { pastedText } from './pastedText.ts'
import type { SheetContext } from './sheetContext.ts'
import { showsTheSame } from './showsTheSame.ts'

/** Where a block is pasted: the rows that are shown from the first cell on, and what more there may be. */
export interface PasteTarget {
  readonly sheet: Sheet
  /** From the row of the first cell on; null for rows that nobody types into (subtotals). */
  readonly rows: readonly { readonly row: RowId | null; readonly label: string }[]
  readonly columns: readonly Column[]
  /** Rows may be added behind the last one. */
  readonly growing: boolean
  /** What a computed cell shows, rounded and exact: pasting the same there is no mistake. */
  readonly spellings: (rowIndex: number, column: Column) => readonly string[]
  readonly newRow: () => RowId
}

/** A cell of the block that can't be pasted, and why. */
export interface PasteProblem {
  /** Line of the block, from 1. */
  readonly line: number
  readonly rowLabel: string
  readonly columnTitle: string
  readonly text: string
  readonly message: string
}

/** What a paste would do. Nothing has been done yet. */
export interface PastePlan {
  readonly writes: readonly CellWrite[]
  readonly inserts: readonly { readonly row: RowId; readonly cells: Readonly<Record<ColumnId, string>> }[]
  readonly problems: readonly PasteProblem[]
}

/** Works out a paste cell by cell: what it sets, which rows it adds, and everything that would go wrong. */
export function planPaste(
  block: readonly (readonly PastedCell[])[],
  target: PasteTarget,
  context: SheetContext,
): PastePlan {
  const writes: CellWrite[] = []
  const inserts: { row: RowId; cells: Readonly<Record<ColumnId, string>> }[] = []
  const problems: PasteProblem[] = []
  block.forEach((pasted, index) => {
    const existing = target.rows[index]
    const isNew = existing === undefined
    const line = index + 1
    const rowLabel = existing?.label ?? '新增行'
    const refuse = (columnTitle: string, text: string, message: string) =>
      void problems.push({ line, rowLabel, columnTitle, text, message })

    if (pasted.every(({ text }) => text.trim() === '') && (isNew || existing.row === null)) return
    if (isNew && !target.growing) {
      refuse('', pasted.map(({ text }) => text).join(' '), '超出了本表的最后一行')
      return
    }
    const cells = cellsOfLine(pasted, index, target, context, refuse)
    if (isNew) {
      if (Object.keys(cells).length > 0) inserts.push({ row: target.newRow(), cells })
    } else if (existing.row !== null) {
      const { row } = existing
      for (const [column, value] of Object.entries(cells)) writes.push({ row, column, value })
    }
  })
  return { writes, inserts, problems }
}

function cellsOfLine(
  pasted: readonly PastedCell[],
  index: number,
  target: PasteTarget,
  context: SheetContext,
  refuse: (columnTitle: string, text: string, message: string) => void,
): Record<ColumnId, string> {
  const existing = target.rows[index]
  const own: Record<ColumnId, string> = {}
  let besides: Record<ColumnId, string> = {}
  pasted.forEach((cell, offset) => {
    const column = target.columns[offset]
    const text = column === undefined ? cell.text : pastedText(cell, column, context.unit)
    if (column === undefined) {
      if (text.trim() !== '') refuse(`右侧第 ${offset - target.columns.length + 1} 列`, text, '超出了本表的最后一列')
      return
    }
    if (existing?.row === null || column.type.kind === 'derived' || column.readOnly === true) {
      const unchanged =
        text.trim() === '' || (existing !== undefined && showsTheSame(text, target.spellings(index, column)))
      if (!unchanged) refuse(column.title, text, '此格由系统计算或填写，不能粘贴')
      return
    }
    const entry = enterPasted(cell, text, column, target.sheet, existing?.row ?? null, context)
    if (!entry.ok) {
      refuse(column.title, text, entry.message)
      return
    }
    const { [column.id]: value, ...others } = entry.cells
    if (value !== undefined) own[column.id] = value
    besides = { ...besides, ...others }
  })
  // An expression pasted into an amount fills its basis, unless the block itself has something for that cell.
  const filledByBlock = Object.entries(own).filter(([, value]) => value !== '')
  return { ...own, ...besides, ...Object.fromEntries(filledByBlock) }
}

/** An amount that was copied here brings the expression that it comes from, where that has room. */
function enterPasted(
  { own }: PastedCell,
  text: string,
  column: Column,
  sheet: Sheet,
  row: RowId | null,
  context: SheetContext,
): CellEntry {
  const kept = own === null || column.type.kind !== 'amount' ? null : readOwnText(own).kept
  const whole = kept === null ? null : enterExpression(sheet, column, kept, row, context)
  return whole?.ok === true ? whole : enterCell(sheet, column, text, row, context)
}
