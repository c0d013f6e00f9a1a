import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { ComparedUnit, UnitColumn } from '@hesuan/shared/pictures/unitComparison.ts'
import { amountText } from '../amountText.ts'
import { BAR_LOOKS, barWidth, nameRoom, scaleText } from '../barLooks.ts'
import { drawnLength } from '../drawnLength.ts'
import type { ChartOption } from '../engine.ts'
import { type CountedUnit, perHeadText, unitsTexts, usedColumns } from './unitsTexts.ts'

const COLOR_OF: Readonly<Record<UnitColumn, string>> = {
  basic: 'var(--chart-1)',
  project: 'var(--chart-2)',
  remittance: 'var(--chart-3)',
  subsidy: 'var(--chart-4)',
}

/** The picture of totals: a bar a unit, of what it consists of. @param units the largest first */
export function unitsOption(units: readonly ComparedUnit[], unit: AmountUnit): ChartOption {
  const columns = usedColumns(units)
  return {
    ...frame(units, unit),
    legend: { ...BAR_LOOKS.legend, data: columns.map((column) => unitsTexts.columns[column]) },
    series: [
      ...columns.map((column) => ({
        id: column,
        name: unitsTexts.columns[column],
        type: 'bar' as const,
        stack: 'total',
        barMaxWidth: barWidth(units.length),
        itemStyle: { color: COLOR_OF[column] },
        emphasis: { itemStyle: { color: 'inherit', opacity: 0.8 } },
        data: units.map(({ columns: of }) => {
          const part = of[column]
          return part === undefined ? null : { value: drawnLength(part.amount), part: part.id }
        }),
      })),
      // Nothing but what is written at the end of the bars.
      {
        id: 'total',
        type: 'bar' as const,
        stack: 'total',
        silent: true,
        tooltip: { show: false },
        data: units.map(({ total }) => ({
          value: 0,
          label: {
            show: true,
            position: 'right' as const,
            formatter: amountText(total.amount, unit),
            ...BAR_LOOKS.endLabel,
          },
        })),
      },
    ],
  }
}

/** The picture of amounts a head. @param units the largest first */
export const perHeadOption = (units: readonly CountedUnit[], unit: AmountUnit): ChartOption => ({
  ...frame(units, unit),
  series: [
    {
      id: 'head',
      type: 'bar',
      barMaxWidth: barWidth(units.length),
      itemStyle: { color: 'var(--chart-1)' },
      emphasis: { itemStyle: { color: 'inherit', opacity: 0.8 } },
      data: units.map(({ total, perHead, heads }) => ({
        value: drawnLength(perHead),
        part: total.id,
        label: {
          show: true,
          position: 'right' as const,
          formatter: `${perHeadText(perHead, unit)}　${unitsTexts.headsOf(heads.toFixed())}`,
          ...BAR_LOOKS.endLabel,
        },
      })),
    },
  ],
})

const frame = (units: readonly ComparedUnit[], unit: AmountUnit): ChartOption => ({
  grid: { left: nameRoom(units.map(({ name }) => name)), right: 150, top: 32, bottom: 28 },
  xAxis: {
    type: 'value',
    splitLine: BAR_LOOKS.splitLine,
    axisLabel: { ...BAR_LOOKS.scaleLabel, formatter: scaleText(unit === 'wan' ? 10_000 : 1) },
  },
  yAxis: {
    type: 'category',
    inverse: true,
    data: units.map(({ name }) => name),
    axisLabel: { ...BAR_LOOKS.axisLabel, width: nameRoom(units.map(({ name }) => name)) - 12 },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: 'var(--color-rule)' } },
  },
})
