import type { AmountUnit } from '@hesuan/shared/money/amount.ts'

/** The texts of the pictures of a budget. */
export const texts = {
  title: '图示',
  list: '图示目录',
  print: '打印',
  unit: { label: '金额单位', wan: '万元', yuan: '元' } satisfies Record<AmountUnit | 'label', string>,
  pictures: {
    flow: '资金来去',
    composition: '支出构成',
    units: '单位对比',
    change: '与上年相比',
    findings: '问题变化',
  },
  noPicture: '没有这幅图。请从左侧目录中选择。',
  nothing: {
    live: '当前草稿里还没有金额，所以没有可画的内容。录入收入和支出后，图示随即出现。',
    submitted: '还没有单位上报，所以按“已上报”口径没有可画的内容。可切换到“实时草稿”查看正在编制的数据。',
  },
  below: (names: string): string => `有负数，图中画不出来，请看数字：${names}。`,
  columns: { name: '名称', amount: '金额', share: '占比' },
  figures: {
    title: '由哪些数组成',
    close: '关闭',
    sum: '合计',
    taken: '减：',
    many: (n: number): string => `${n} 个数`,
    open: '在公开表中查看这个数',
  },
} as const
