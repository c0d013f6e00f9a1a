import type { WaiverState } from '@hesuan/shared/checks/waiver.ts'

/** The words of the explanations of warnings. */
export const texts = {
  state: {
    unexplained: '未说明',
    lapsed: '说明已失效',
    pending: '待审',
    agreed: '已同意',
    declined: '说明被退回',
  } satisfies Record<WaiverState, string>,
  stateHint: {
    unexplained: '警告需要用文字说明原因，或改到没有警告为止',
    lapsed: '说明之后数值又有变化，原说明不再有效，请按现在的数值重新说明',
    pending: '已说明，等待部门审核',
    agreed: '部门审核已同意此说明；任何一边的数值改变后即失效',
    declined: '部门审核没有同意此说明，请修改数值或重新说明',
  } satisfies Record<WaiverState, string>,
  explanation: '说明',
  explain: '说明',
  explainAgain: '重新说明',
  rewrite: '改写说明',
  placeholder: '请写明为什么两边不一致仍然正确，例如：社保局另有抚恤金 2.40 万元由上年结余列支。',
  sameRule: (count: number): string => `同时用于此规则的另外 ${count} 处未说明的警告`,
  save: '提交说明',
  cancel: '取消',
  missing: '请填写说明。',
  agree: '同意',
  decline: '退回说明',
  reason: '退回的理由',
  reasonPlaceholder: '单位会看到这段文字，请写明说明为什么不成立。',
  reasonMissing: '请填写退回的理由。',
  agreed: (by: string): string => `${by} 同意`,
  declined: (by: string): string => `${by} 退回`,
  agreeAll: (count: number): string => `同意所列的 ${count} 条待审说明`,
  agreeAllTitle: (count: number): string => `同意所列的 ${count} 条说明？`,
  agreeAllContent: '同意后，这些警告不再计入待处理；任何一边的数值改变后，同意即失效。',
  keys: 'Ctrl+Enter 提交，Esc 取消',
} as const
