import type { CeilingKind } from '@hesuan/shared/consolidation/ceiling.ts'

/** The texts of the ceilings. */
export const texts = {
  title: '控制数',
  caption: '各单位的控制数、现编预算与余额',
  unitOfMeasure: '金额单位：万元',
  mayIssue: '填写后按 Enter 或离开该格即下达；清空即收回。超过控制数的分册不能上报。',
  mayRead: '控制数由部门审核下达；超过控制数的分册不能上报。',
  unit: '单位',
  department: '部门合计',
  kind: { total: '支出总额', basic: '基本支出', project: '项目支出' } satisfies Record<CeilingKind, string>,
  columns: { ceiling: '控制数', budget: '现编', left: '余额' },
  none: '—',
  over: '超',
  issued: (by: string, at: string): string => `${by} 于 ${at} 下达`,
  label: (unit: string, kind: string): string => `${unit} ${kind}控制数（万元）`,
  notAnAmount: '应为不小于零的金额，单位万元',
  nothing: '没有可以查看控制数的单位。',
} as const
