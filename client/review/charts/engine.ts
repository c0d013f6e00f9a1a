import {
  BarChart,
  type BarSeriesOption,
  LineChart,
  type LineSeriesOption,
  SankeyChart,
  type SankeySeriesOption,
  TreemapChart,
  type TreemapSeriesOption,
} from 'echarts/charts'
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components'
import { type ComposeOption, type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

/** What a picture is drawn from: only the parts that this product uses are loaded. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | SankeySeriesOption
  | TreemapSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>

use([BarChart, LineChart, SankeyChart, TreemapChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/**
 * A drawing in that element. SVG, since it prints sharply, and its colours may be the variables of the page: another
 * theme, or paper, needs no other picture.
 */
export const drawIn = (element: HTMLElement): EChartsType => init(element, null, { renderer: 'svg', locale: 'ZH' })
