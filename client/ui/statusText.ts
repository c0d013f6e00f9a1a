import type { DepartmentStatus, SectionStatus } from '@hesuan/shared/workflow/transitions.ts'

/** The states of a section as people call them. */
export const SECTION_STATUS_TEXT = {
  draft: '编制中',
  submitted: '已上报',
  returned: '已退回',
  approved: '已审核',
} as const satisfies Record<SectionStatus, string>

/** The states of a department's budget as people call them. */
export const DEPARTMENT_STATUS_TEXT = {
  compiling: '编制中',
  locked: '已锁定',
  published: '已公开',
} as const satisfies Record<DepartmentStatus, string>
