import type { AmountUnit } from '@hesuan/shared/money/amount.ts'

/** The words on paper. */
export const texts = {
  print: '打印',
  year: (year: number, round: string) => `${year} 年 · ${round}`,
  unit: (unit: AmountUnit) => `单位：${unit === 'wan' ? '万元' : '元'}`,
  rows: (count: number) => `共 ${count} 行`,
  filtered: (shown: number, all: number) => `已筛选：${shown} / ${all} 行`,
} as const
