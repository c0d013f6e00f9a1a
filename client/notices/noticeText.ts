import type { Notice } from '@hesuan/shared/api/notices.ts'
import { cellPath, sectionPath } from '../ui/cellPath.ts'

/** What of a section is to be shown beside its cells. */
export type NoticePanel = 'comments' | 'conflicts' | 'checks'

/** A notice in words, and where it leads. */
export interface NoticeText {
  readonly sentence: string
  /** Where it is about: the cell, or the unit. */
  readonly place: string
  readonly path: string
  readonly panel: NoticePanel | null
}

export function noticeText({ kind, by, section, cell, cells, place }: Notice): NoticeText {
  const path = cell === null ? sectionPath(section.id) : cellPath(section.id, cell)
  const at = [section.unitName, place].filter((part) => part !== '').join(' · ')
  const text = (sentence: string, panel: NoticePanel | null): NoticeText => ({ sentence, place: at, path, panel })
  switch (kind) {
    case 'mention':
      return text(`${by} 在批注中提到了您`, 'comments')
    case 'reply':
      return text(`${by} 答复了您参与的批注`, 'comments')
    case 'conflict':
      return text(
        cells > 1
          ? `您与 ${by} 同时填写了 ${cells} 个单元格，请选定各格的值`
          : `您与 ${by} 同时填写了一个单元格，请选定一个值`,
        'conflicts',
      )
    case 'submitted':
      return text(`${by} 上报了“${section.unitName}”，等待审核`, null)
    case 'withdrawn':
      return text(`${by} 撤回了“${section.unitName}”的上报`, null)
    case 'returned':
      return text(`${by} 退回了“${section.unitName}”，请按理由修改`, null)
    case 'explained':
      return text(`${by} 说明了“${section.unitName}”的警告，等待审定`, 'checks')
    case 'explanation-agreed':
      return text(`${by} 同意了您对“${section.unitName}”警告的说明`, 'checks')
    case 'explanation-declined':
      return text(`${by} 退回了您对“${section.unitName}”警告的说明`, 'checks')
    case 'locked':
      return text(`${by} 锁定了部门预算`, null)
    case 'published':
      return text(`${by} 公开了部门预算`, null)
    case 'reopened':
      return text(`${by} 重新打开了部门预算`, null)
    case 'round-opened':
      return text(`${by} 开启了下一轮，上一轮已封存`, null)
    case 'year-opened':
      return text(`${by} 开启了新的年度`, null)
    case 'approved':
      return text(`${by} 审核通过了“${section.unitName}”`, null)
  }
}
