import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { SectionStatus } from '@hesuan/shared/workflow/transitions.ts'
import { SECTION_STATUS_TEXT } from '../../ui/statusText.ts'

/** The texts of the published tables. */
export const texts = {
  title: '汇总表',
  list: '公开表目录',
  number: (n: number): string => `表${n}`,
  empty: '空表',
  department: (name: string): string => `单位名称：${name}`,
  unit: { wan: '单位：万元', yuan: '单位：元' } satisfies Record<AmountUnit, string>,
  print: '打印',
  charts: '图示',
  compare: '对比',
  made: { live: '按实时草稿汇总', submitted: '按已上报数据汇总' },
  at: (time: string): string => `截至 ${time}`,
  included: '已计入',
  excluded: '未计入',
  source: (name: string, status: SectionStatus | string, submittedAt: string | null): string => {
    const known = Object.entries(SECTION_STATUS_TEXT).find(([key]) => key === status)?.[1] ?? status
    return submittedAt === null ? `${name}（${known}）` : `${name}（${known} ${submittedAt}）`
  },
  nothingSubmitted: '还没有单位上报，所以按“已上报”口径没有数据。可切换到“实时草稿”查看正在编制的数据。',
  noTable: '没有这张表。请从左侧目录中选择。',
  trace: {
    title: '数据来源',
    close: '关闭',
    formula: '计算方法',
    cells: (n: number): string => `来源单元格（${n} 个）`,
    none: '没有单元格参与计算。',
    open: '打开单元格',
    gone: '这个数字在当前口径下已不存在，可能刚被修改。',
  },
  form: {
    list: '各项目绩效目标表',
    none: '当前口径下没有项目绩效目标表。',
  },
} as const
