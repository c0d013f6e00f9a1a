import type { AmountUnit, AmountYuan } from '@hesuan/shared/money/amount.ts'
import { type MoneyFlow, WHOLE, wholeOf } from '@hesuan/shared/pictures/moneyFlow.ts'
import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'

import { amountText } from '../amountText.ts'
import { nameRoom } from '../barLooks.ts'
import { isDrawable } from '../drawable.ts'
import { drawnLength } from '../drawnLength.ts'
import type { ChartOption } from '../engine.ts'
import { flowTexts } from './flowTexts.ts'

/** Below it two labels would stand in each other's way. */
const GAP = 22
const LEAST_HEIGHT = 400
const LINE_HEIGHT = 44

export const flowHeight = ({ sources, classes }: MoneyFlow): number =>
  Math.max(LEAST_HEIGHT, Math.max(sources.filter(isDrawable).length, classes.filter(isDrawable).length) * LINE_HEIGHT)

const COLOR_OF_KIND: Readonly<Record<string, string>> = {
  'kind:basic': 'var(--chart-1)',
  'kind:project': 'var(--chart-2)',
  'kind:remittance': 'var(--chart-3)',
  'kind:subsidy': 'var(--chart-4)',
}
const COLOR_OF_GAP = 'var(--color-mark)'
const NEUTRAL = 'var(--chart-5)'
const DEPTH_OF_GAP: Readonly<Record<string, number>> = { 'gap:expenditure': 0, 'gap:income': 2, 'gap:economic': 3 }
const isGap = (id: string): boolean => id.startsWith('gap:')

/** How much room the words beside the outer nodes need, px. */
const room = (parts: readonly Part[], unit: AmountUnit): number =>
  Math.max(
    LEAST_ROOM,
    ...parts
      .filter(isDrawable)
      .map(({ label, amount }) => nameRoom([label]) + amountText(amount, unit).length * DIGIT + 8),
  )
const LEAST_ROOM = 120
const DIGIT = 7.5

/** The picture: sources on the left, the whole, kinds of expenditure, their classes on the right. */
export function flowOption(flow: MoneyFlow, unit: AmountUnit): ChartOption {
  const { sources, kinds, classes, gaps, links } = flow
  const { in: coming, out: going } = wholeOf(flow)
  const drawn = links.filter(isDrawable)
  const ends = new Set(drawn.flatMap(({ from, to }) => [from, to]))
  const node = (id: string, label: string, amount: AmountYuan, depth: number, color: string) => ({
    name: id,
    part: id,
    depth,
    itemStyle: { color },
    label: {
      position: depth === 0 ? ('left' as const) : ('right' as const),
      formatter: `${label}  {amount|${amountText(amount, unit)}}`,
      // Over the flows that leave it, words are kept apart from them.
      ...(depth === 1 || depth === 2 ? OVER_FLOWS : {}),
    },
  })
  const nodes = [
    ...sources.map(({ id, label, amount }) => node(id, label, amount, 0, 'var(--chart-1)')),
    ...gaps.map(({ id, label, amount }) => node(id, label, amount, DEPTH_OF_GAP[id] ?? 3, COLOR_OF_GAP)),
    node(WHOLE, flowTexts.whole, coming.greaterThan(going) ? coming : going, 1, NEUTRAL),
    ...kinds.map(({ id, label, amount }) => node(id, label, amount, 2, COLOR_OF_KIND[id] ?? NEUTRAL)),
    ...classes.map(({ id, label, amount }) => node(id, label, amount, 3, NEUTRAL)),
  ].filter(({ name }) => ends.has(name))
  return {
    series: [
      {
        id: 'flow',
        type: 'sankey',
        left: room([...sources, ...gaps.filter(({ id }) => DEPTH_OF_GAP[id] === 0)], unit),
        right: room([...classes, ...gaps.filter(({ id }) => DEPTH_OF_GAP[id] === 3)], unit),
        top: 12,
        bottom: 12,
        nodeWidth: 14,
        nodeGap: GAP,
        nodeAlign: 'left',
        // As they are printed, not as fewer lines would cross.
        layoutIterations: 0,
        draggable: false,
        label: {
          color: 'var(--color-text)',
          fontSize: 13,
          rich: { amount: { color: 'var(--color-text-soft)', fontSize: 13 } },
        },
        itemStyle: { borderWidth: 0 },
        emphasis: { focus: 'adjacency', itemStyle: { color: 'inherit' }, lineStyle: { opacity: 0.6 } },
        blur: { itemStyle: { opacity: 0.4 }, lineStyle: { opacity: 0.12 }, label: { opacity: 0.5 } },
        lineStyle: { opacity: 0.34, curveness: 0.5 },
        data: nodes,
        links: drawn.map(({ id, from, to, amount }) => ({
          source: from,
          target: to,
          value: drawnLength(amount),
          part: id,
          lineStyle: { color: isGap(from) || isGap(to) ? COLOR_OF_GAP : (COLOR_OF_KIND[from] ?? 'var(--chart-flow)') },
        })),
      },
    ],
  }
}

const OVER_FLOWS = { textBorderColor: 'var(--color-surface)', textBorderWidth: 3 }
