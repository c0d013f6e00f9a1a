import type { FindingsOverTime } from '@hesuan/shared/api/pictures.ts'

export const SEVERITIES = ['errors', 'warnings', 'hints'] as const
export type Counted = (typeof SEVERITIES)[number]

type Point = FindingsOverTime['points'][number]

/** The words of the picture of findings over a round. */
export const findingsTexts = {
  severity: { errors: '错误', warnings: '警告', hints: '提示' } satisfies Record<Counted, string>,
  /** As the list of findings filters them. */
  filter: { errors: 'error', warnings: 'warning', hints: 'hint' } satisfies Record<Counted, string>,
  nothing: '本轮还没有单位上报。每次上报都会重新汇总并检查一次，图中随即多一列。',
  binding:
    '每次上报、退回、撤回，或控制数、规则变化时，按当时已上报的数据检查一次；图中是各次“不相符”的检查数量，与左上的口径无关。点击查看现在的检查结果。',
  partial: '只计入您有权查看的检查。',
  recomputed: '重新汇总',
  submitted: (name: string): string => `${name}上报`,
  by: (name: string): string => `上报人：${name}`,
  columns: { at: '时间', cause: '起因', total: '合计' },
  count: (n: number): string => `${n} 处`,
} as const

export const causeText = ({ submitted }: Point): string =>
  submitted === null ? findingsTexts.recomputed : findingsTexts.submitted(submitted.unitName)

/** What the picture shows, in one sentence out of its own figures. */
export function findingsSentence(points: readonly Point[]): string {
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return ''
  const now = `错误 ${last.errors} 处、警告 ${last.warnings} 处、提示 ${last.hints} 处`
  if (points.length === 1) return `第一次汇总查出${now}`
  const change = last.errors + last.warnings - first.errors - first.warnings
  const moved = change === 0 ? '与第一次持平' : `错误和警告比第一次${change > 0 ? '多' : '少'} ${Math.abs(change)} 处`
  return `${points.length} 次汇总后，${now}，${moved}`
}
