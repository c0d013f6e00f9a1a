import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { YearChange } from '@hesuan/shared/pictures/yearChange.ts'
import { BAR_LOOKS, barWidth, nameRoom, scaleText } from '../barLooks.ts'
import { drawnLength } from '../drawnLength.ts'
import type { ChartOption } from '../engine.ts'
import { rateText, signedText } from './changeTexts.ts'

/** What is written at the ends of bars needs room there. */
const END_ROOM = '24%'

/** The picture: to the right what grew, to the left what shrank. @param changes those to draw, the largest first */
export const changeOption = (changes: readonly YearChange[], unit: AmountUnit): ChartOption => ({
  grid: { left: nameRoom(changes.map(({ label }) => label)), right: 40, top: 8, bottom: 28 },
  xAxis: {
    type: 'value',
    boundaryGap: [
      changes.some(({ by }) => by.isNegative()) ? END_ROOM : 0,
      changes.some(({ by }) => !by.isNegative()) ? END_ROOM : 0,
    ],
    splitLine: BAR_LOOKS.splitLine,
    axisLabel: { ...BAR_LOOKS.scaleLabel, formatter: scaleText(unit === 'wan' ? 10_000 : 1) },
  },
  yAxis: {
    type: 'category',
    inverse: true,
    data: changes.map(({ label }) => label),
    axisLabel: { ...BAR_LOOKS.axisLabel, width: nameRoom(changes.map(({ label }) => label)) - 12 },
    axisTick: { show: false },
    axisLine: { onZero: false, show: false },
  },
  series: [
    {
      id: 'change',
      type: 'bar',
      barMaxWidth: barWidth(changes.length),
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
