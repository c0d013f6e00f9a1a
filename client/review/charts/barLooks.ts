/** What pictures of lying bars have in common: names on the left, a quiet grid, room for what is written at the ends. */
export const BAR_LOOKS = {
  /** Of one bar with the gap below it, px. */
  lineHeight: 34,
  /** Of what stands around the bars, px. */
  around: 72,
  axisLabel: { color: 'var(--color-text)', fontSize: 13, width: 236, overflow: 'truncate' as const },
  splitLine: { lineStyle: { color: 'var(--chart-grid)' } },
  scaleLabel: { color: 'var(--color-text-soft)', fontSize: 12 },
  legend: {
    top: 0,
    left: 0,
    icon: 'rect',
    itemWidth: 12,
    itemHeight: 12,
    textStyle: { color: 'var(--color-text)', fontSize: 13 },
  },
  endLabel: { color: 'var(--color-text)', fontSize: 13 },
} as const

/** The scale below bars in 元, written in the unit that is shown. */
export const scaleText = (divisor: number) => (value: number) => (value / divisor).toLocaleString('zh-CN')
