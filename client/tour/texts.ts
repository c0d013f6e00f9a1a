/** The words around the tour. */
export const texts = {
  name: '一分钟导览',
  decline: '不看导览',
  next: '下一步',
  back: '上一步',
  done: '知道了',
  end: '跳过',
  count: (at: number, all: number) => `${at} / ${all}`,
} as const
