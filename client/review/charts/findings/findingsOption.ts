import type { FindingsOverTime } from '@hesuan/shared/api/pictures.ts'
import { timeText } from '../../../ui/timeText.ts'
import { BAR_LOOKS } from '../barLooks.ts'
import type { ChartOption } from '../engine.ts'
import { type Counted, causeText, findingsTexts, SEVERITIES } from './findingsTexts.ts'

const COLOR_OF: Readonly<Record<Counted, string>> = {
  errors: 'var(--color-error)',
  warnings: 'var(--color-mark)',
  hints: 'var(--chart-flow)',
}
/** Fewer columns than that have room for their numbers. */
const NUMBERED = 16

/** The picture: a column each time, errors at its foot. */
export const findingsOption = (points: FindingsOverTime['points']): ChartOption => ({
  legend: { ...BAR_LOOKS.legend, data: SEVERITIES.map((one) => findingsTexts.severity[one]) },
  grid: { left: 48, right: 16, top: 40, bottom: 52 },
  xAxis: {
    type: 'category',
    data: points.map((point) => `${timeText(point.at)}\n${causeText(point)}`),
    axisLabel: { ...BAR_LOOKS.scaleLabel, lineHeight: 18, hideOverlap: true },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: 'var(--color-rule)' } },
  },
  yAxis: { type: 'value', minInterval: 1, splitLine: BAR_LOOKS.splitLine, axisLabel: BAR_LOOKS.scaleLabel },
  series: SEVERITIES.map((one) => ({
    id: one,
    name: findingsTexts.severity[one],
    type: 'bar' as const,
    stack: 'findings',
    barMaxWidth: 56,
    itemStyle: { color: COLOR_OF[one] },
    emphasis: { itemStyle: { color: 'inherit', opacity: 0.8 } },
    label: { show: false },
    data: points.map((point, at) => ({
      value: point[one],
      part: `${at}|${one}`,
      label: { show: points.length <= NUMBERED && point[one] > 0, color: LABEL_ON[one], fontSize: 12 },
    })),
  })),
})

const LABEL_ON: Readonly<Record<Counted, string>> = {
  errors: 'var(--color-surface)',
  warnings: 'var(--chart-on-mark)',
  hints: 'var(--chart-on-flow)',
}
