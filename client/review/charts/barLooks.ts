/** What pictures of lying bars have in common: names on the left, a quiet grid, room for what is written at the ends. */
export const BAR_LOOKS = {
  axisLabel: { color: 'var(--color-text)', fontSize: 13, overflow: 'truncate' as const },
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

const LETTER = 13.5
const WIDEST_NAMES = 270
/** Few bars may be wide and far apart, many are not. */
const LINE = { few: 52, many: 32, manyFrom: 9 } as const
/** Above and below the bars: the legend, the scale. */
const AROUND = 64

/** How much room names need on the left of bars, px; longer ones are cut. */
export const nameRoom = (names: readonly string[]): number =>
  Math.min(WIDEST_NAMES, Math.ceil(Math.max(0, ...names.map((name) => name.length)) * LETTER) + 12)

/** How high a picture of so many lying bars is, px. */
export const barsHeight = (bars: number): number => AROUND + bars * (bars < LINE.manyFrom ? LINE.few : LINE.many)

/** How thick the bars are, px. */
export const barWidth = (bars: number): number => (bars < LINE.manyFrom ? 26 : 18)
