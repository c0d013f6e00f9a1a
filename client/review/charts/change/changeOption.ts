import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { YearChange } from '@hesuan/shared/pictures/yearChange.ts'
import { BAR_LOOKS, scaleText } from '../barLooks.ts'
import { drawnLength } from '../drawnLength.ts'
import type { ChartOption } from '../engine.ts'
import { rateText, signedText } from './changeTexts.ts'

export const changeHeight = (changes: number): number => BAR_LOOKS.around + changes * BAR_LOOKS.lineHeight

/** The picture: to the right what grew, to the left what shrank. @param changes those to draw, the largest first */
export const changeOption = (changes: readonly YearChange[], unit: AmountUnit): ChartOption => ({
  grid: { left: 270, right: 40, top: 8, bottom: 28 },
  xAxis: {
    type: 'value',
    // What is written at the ends needs room on both sides.
    boundaryGap: ['24%', '24%'],
    splitLine: BAR_LOOKS.splitLine,
    axisLabel: { ...BAR_LOOKS.scaleLabel, formatter: scaleText(unit === 'wan' ? 10_000 : 1) },
  },
  yAxis: {
    type: 'category',
    inverse: true,
    data: changes.map(({ label }) => label),
    axisLabel: { ...BAR_LOOKS.axisLabel, width: 256 },
    axisTick: { show: false },
    axisLine: { onZero: false, show: false },
  },
  series: [
    {
      id: 'change',
      type: 'bar',
      barMaxWidth: 18,
      emphasis: { itemStyle: { color: 'inherit', opacity: 0.8 } },
      data: changes.map((change) => ({
        value: drawnLength(change.by),
        part: change.id,
        itemStyle: { color: change.by.isNegative() ? 'var(--chart-down)' : 'var(--chart-up)' },
        label: {
          show: true,
          position: change.by.isNegative() ? ('left' as const) : ('right' as const),
          formatter: `${signedText(change.by, unit)}  ${rateText(change)}`,
          ...BAR_LOOKS.endLabel,
        },
      })),
    },
  ],
})
