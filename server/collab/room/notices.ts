import type { CollabNotice } from '@hesuan/shared/api/collabMessages.ts'
import { cellLabel } from '@hesuan/shared/consolidation/rowLabel.ts'
import type { CellChange, ChangeConflict } from '@hesuan/shared/history/cellChange.ts'
import type { SnapshotRow } from '@hesuan/shared/section/snapshot.ts'
import { writtenColumnOf } from '@hesuan/shared/template/expressionColumn.ts'
import { sheetOf } from '@hesuan/shared/template/lookup.ts'
import type { ValueRepair } from '../append/repairValues.ts'
import type { SectionRules } from '../append/sectionRules.ts'

const LONGEST_SHOWN = 40

export const STORAGE_TROUBLE: CollabNotice = {
  code: 'storage-trouble',
  message: '服务器暂时无法保存，最近的修改仍保留在本页，将自动重试；请勿关闭页面',
}
export const SECTION_FROZEN: CollabNotice = { code: 'section-frozen', message: '该分册已上报或锁定，现在只能查看' }
export const SECTION_OPEN: CollabNotice = { code: 'section-open', message: '该分册已恢复编制，可以继续修改' }

/** Told to the author of a value that its column can't hold. */
export function repairNotice({ template }: SectionRules, sheet: string, repair: ValueRepair): CollabNotice {
  const title = writtenColumnOf(sheetOf(template, sheet), repair.column)?.title ?? repair.column
  return {
    code: 'value-repaired',
    message: `“${shortened(repair.wrong)}”不能填入“${title}”，${repair.value === '' ? '已清空该单元格' : '已恢复为原来的值'}`,
    cell: `${repair.row}:${repair.column}`,
  }
}

/** A write that met a value its author had not seen, in words for both people. */
export function conflictNotices(
  rules: SectionRules,
  rows: () => readonly SnapshotRow[],
  change: CellChange & { readonly conflict: ChangeConflict },
  names: { readonly author: string; readonly other: string },
): { readonly toAuthor: CollabNotice; readonly toOther: CollabNotice } {
  const place = titleOf(rules, change)
  const mine = shownValue(rules, rows, change, change.after)
  const theirs = shownValue(rules, rows, change, change.conflict.other)
  const cell = `${change.row}:${change.column.replace('@', '')}`
  const notice = (message: string): CollabNotice => ({ code: 'concurrent-overwrite', message, cell })
  return change.conflict.kind === 'overwrote'
    ? {
        toAuthor: notice(`“${place}”：您填写的${mine}覆盖了${names.other}同时填写的${theirs}，两个值都已记入修改记录`),
        toOther: notice(`“${place}”：${names.author}同时填写了${mine}，您填写的${theirs}被覆盖，已记入修改记录`),
      }
    : {
        toAuthor: notice(`“${place}”：${names.other}同时填写了${theirs}并被保留，您填写的${mine}已记入修改记录`),
        toOther: notice(
          `“${place}”：${names.author}同时填写了${mine}，现保留您填写的${theirs}，另一个值已记入修改记录`,
        ),
      }
}

function titleOf({ template }: SectionRules, { sheet, column }: CellChange): string {
  const found = sheetOf(template, sheet)
  if (column.startsWith('@')) return `${found.title}·行`
  return `${found.title}·${writtenColumnOf(found, column)?.title ?? column}`
}

function shownValue(
  { template, lists }: SectionRules,
  rows: () => readonly SnapshotRow[],
  { sheet, column }: CellChange,
  value: string,
): string {
  if (column === '@order') return '位置'
  if (column === '@deleted') return value === '1' ? '删除' : '恢复'
  if (value === '') return '空白'
  const found = writtenColumnOf(sheetOf(template, sheet), column)
  if (found === null) return `“${shortened(value)}”`
  return `“${shortened(cellLabel(template, found.type.kind === 'row' ? rows() : [], found, value, lists))}”`
}

const shortened = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)
