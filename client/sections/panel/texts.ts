/** The words of the panel beside the grid. */
export const texts = {
  checks: '检查',
  history: '历史',
  tabs: '检查与历史',
  coverage: (ran: number, equal: number, rounding: number, different: number, cannotCompare: number) =>
    `共 ${ran} 项：一致 ${equal}，尾差 ${rounding}，不一致 ${different}，无法比较 ${cannotCompare}`,
  computing: '正在计算…',
  stale: '检查未能完成，下面的结果可能不是最新的',
  clean: '没有发现不一致',
  groups: { error: '错误（不能上报）', warning: '警告', hint: '提示', rounding: '尾差（无需处理）' },
  cell: '单元格',
  thisCell: '只看当前单元格',
  all: '查看全部',
  noHistory: '还没有修改记录',
  noCellHistory: '此单元格还没有修改记录',
  more: '更早的修改',
  loadFailed: '历史没有取到，请稍后再试',
  retry: '重试',
  blank: '空白',
} as const
