import type { Coverage } from '@hesuan/shared/checks/rule.ts'

/** The words of the panel beside the grid. */
export const texts = {
  checks: '检查',
  conflicts: '冲突',
  comments: '批注',
  history: '历史',
  tabs: '检查、冲突、批注与历史',
  hide: '收起',
  show: '展开检查、冲突、批注与历史',
  coverage: ({ ran, equal, rounding, different, cannotCompare }: Coverage) =>
    `共检查 ${ran} 项：一致 ${equal}，尾差 ${rounding}，不一致 ${different}，无法比较 ${cannotCompare}`,
  different: (count: (kind: 'error' | 'warning' | 'hint') => number, agreed: number) =>
    `不一致中：错误 ${count('error')}，警告 ${count('warning')}${agreed > 0 ? `（${agreed} 个说明已同意）` : ''}，提示 ${count('hint')}（不影响上报，不计入上方红色数字）`,
  elsewhere: (count: number) => `其中 ${count} 项与上面的错误或警告差额相同，列在其下`,
  same: (count: number) => `差额相同、涉及同一单元格的还有 ${count} 项`,
  computing: '正在计算…',
  stale: '检查未能完成，下面的结果可能不是最新的',
  clean: ({ ran, cannotCompare }: Coverage) => {
    if (ran === cannotCompare) return '所需的数据还没有填写，尚不能判断是否一致'
    return cannotCompare === 0
      ? '没有发现不一致'
      : `能比较的 ${ran - cannotCompare} 项没有发现不一致；另有 ${cannotCompare} 项因数据未填写，没有比较`
  },
  refused: (count: number) => `上报未被接受：服务器发现 ${count} 处错误`,
  forget: '知道了',
  groups: {
    error: '错误（不能上报）',
    warning: '警告',
    hint: '提示',
    'cannot-compare': '无法比较（一边还没有填）',
    rounding: '尾差（无需处理）',
  },
  moreCells: (count: number) => `另有 ${count} 格`,
  cellsNotNamed: (count: number) => `以及同一合计中的 ${count} 格`,
  moreFindings: (count: number) => `另有 ${count} 项，全部显示`,
  thisCell: '只看当前单元格',
  noHistory: '还没有修改记录',
  noCellHistory: '此单元格还没有修改记录',
  more: '更早的修改',
  loadFailed: '历史没有取到，请稍后再试',
  retry: '重试',
  blank: '空白',
} as const
