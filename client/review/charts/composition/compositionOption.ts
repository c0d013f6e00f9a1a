import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { ComposedCode, Composition } from '@hesuan/shared/pictures/composition.ts'
import { amountText } from '../amountText.ts'
import { isDrawable } from '../drawable.ts'
import { drawnLength } from '../drawnLength.ts'
import type { ChartOption } from '../engine.ts'

/** Five calm colours for classes, over and over: neighbours always differ. */
const COLORS = [1, 2, 3, 4, 5].map((n) => `var(--chart-${n})`)

/** The picture: areas as large as their amounts, classes as frames around the codes inside them. */
export const compositionOption = ({ classes }: Composition, unit: AmountUnit): ChartOption => ({
  series: [
    {
      id: 'composition',
      type: 'treemap',
      roam: false,
      nodeClick: false,
      breadcrumb: { show: false },
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
      visibleMin: 0,
      label: {
        color: 'var(--chart-on)',
        fontSize: 13,
        lineHeight: 19,
        overflow: 'truncate',
        position: [8, 6],
        formatter: '{b}',
      },
      upperLabel: {
        show: true,
        height: 28,
        color: 'var(--color-text)',
        fontSize: 13,
        fontWeight: 600,
        padding: [0, 4],
      },
      itemStyle: { borderColor: 'var(--color-surface)', gapWidth: 2 },
      emphasis: {
        itemStyle: { color: 'inherit', borderColor: 'var(--color-surface)', opacity: 0.86 },
        label: { color: 'var(--chart-on)' },
        upperLabel: { show: true, color: 'var(--color-text)' },
      },
      levels: [
        { itemStyle: { borderWidth: 0, gapWidth: 10 }, upperLabel: { show: false } },
        { itemStyle: { borderWidth: 0, gapWidth: 4 } },
      ],
      data: classes.filter(isDrawable).map((one, at) => node(one, COLORS[at % COLORS.length] ?? '', unit, true)),
    },
  ],
})

interface Area {
  readonly name: string
  readonly part: string
  readonly value: number
  readonly itemStyle: { readonly color: string }
  readonly upperLabel: { readonly show: boolean }
  readonly children: Area[]
}

/** @param framed whether its name stands above the codes inside it; deeper ones are told apart by wider gaps alone */
function node(code: ComposedCode, color: string, unit: AmountUnit, framed: boolean): Area {
  const amount = amountText(code.amount, unit)
  return {
    name: framed ? `${code.label}　${amount}` : `${code.name}\n${amount}`,
    part: code.id,
    value: drawnLength(code.amount),
    itemStyle: { color },
    upperLabel: { show: framed },
    children: code.inner.filter(isDrawable).map((inner) => node(inner, color, unit, false)),
  }
}
