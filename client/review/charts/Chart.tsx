import './chart.css'
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { errorSentence } from '../../app/errorSentence.ts'
import { useReducedMotion } from '../../ui/useReducedMotion.ts'
import { chartTexts } from './chartTexts.ts'
import type { ChartOption } from './engine.ts'
import { partOf } from './partOf.ts'
import { type Tip, tooltip } from './tooltip.ts'

interface ChartProps {
  /** One sentence that says what is to be seen; whoever can't see the picture hears it, and then the figures. */
  readonly label: string
  /** Colours may be variables of the page (`var(--chart-1)`). Data that can be clicked carry a `part`. */
  readonly option: ChartOption
  /** px; 0: there is nothing to draw, only figures. */
  readonly height: number
  /** What is said of a part beside the pointer. */
  readonly tip?: (part: string) => Tip | null
  /** Hears which part was clicked, by the `part` of its data. */
  readonly onPart?: (part: string) => void
  /** The same as a table. It is always there for who doesn't see the picture, and shown when asked for. */
  readonly figures: (shown: boolean) => ReactNode
}

/** A picture with its figures. What draws it is loaded when the first one is shown, and never before. */
export function Chart({ label, option, height, tip, onPart, figures }: ChartProps) {
  const [shown, setShown] = useState(false)
  const id = useId()
  return (
    <div className="chart">
      {height > 0 && <Drawing label={label} option={option} height={height} tip={tip} onPart={onPart} />}
      <button
        type="button"
        className="button chart-toggle"
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setShown(!shown)}
      >
        {shown ? chartTexts.hideFigures : chartTexts.showFigures}
      </button>
      <div id={id} className={shown ? 'chart-figures' : 'visually-hidden'}>
        {figures(shown)}
      </div>
    </div>
  )
}

type DrawingProps = Pick<ChartProps, 'label' | 'option' | 'height'> & {
  readonly tip: ChartProps['tip'] | undefined
  readonly onPart: ChartProps['onPart'] | undefined
}

function Drawing({ label, option, height, tip, onPart }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null)
  const [draw, setDraw] = useState<((option: ChartOption, isStill: boolean) => void) | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const isStill = useReducedMotion()
  const hear = useEffectEvent((data: unknown) => {
    const part = partOf(data)
    if (part !== null) onPart?.(part)
  })
  const tell = useEffectEvent((data: unknown): HTMLElement | string => {
    const part = partOf(data)
    const told = part === null ? null : (tip?.(part) ?? null)
    return told === null ? '' : tooltip(told)
  })
  useEffect(() => {
    const element = place.current
    if (element === null) return
    let stop: (() => void) | null = null
    let isGone = false
    import('./engine.ts').then(
      ({ drawIn }) => {
        if (isGone) return
        const chart = drawIn(element)
        chart.on('click', ({ data }) => hear(data))
        // Said on the element, for whoever waits until nothing moves any more.
        chart.on('finished', () => {
          element.dataset['drawn'] = ''
        })
        const fit = new ResizeObserver(() => {
          chart.resize()
          completeDrawing(element)
        })
        fit.observe(element)
        stop = () => {
          fit.disconnect()
          chart.dispose()
        }
        const { fontFamily } = getComputedStyle(element)
        setDraw(() => (next: ChartOption, still: boolean) => {
          delete element.dataset['drawn']
          chart.setOption(
            {
              textStyle: { fontFamily, color: 'var(--color-text)' },
              tooltip: { ...TOOLTIP, formatter: (item) => tell(Array.isArray(item) ? item[0]?.data : item.data) },
              ...next,
              // Some kinds of series bring slower motion of their own.
              series: [next.series ?? []].flat().map((one) => ({ ...one, ...MOTION })),
              animation: !still,
            } satisfies ChartOption,
            { replaceMerge: ['series', 'grid', 'legend'] },
          )
          completeDrawing(element)
        })
      },
      (error: unknown) => {
        if (!isGone) setFailure(errorSentence(error).sentence)
      },
    )
    return () => {
      isGone = true
      setDraw(null)
      stop?.()
    }
  }, [])
  useEffect(() => draw?.(option, isStill), [draw, option, isStill])
  return (
    <>
      {failure === null ? null : <p role="alert">{chartTexts.notDrawn(failure)}</p>}
      <div
        ref={place}
        role="img"
        aria-label={label}
        className="chart-place"
        style={{ height: failure === null ? height : 0 }}
      />
    </>
  )
}

/**
 * What the drawing lacks. A paper is narrower than the screen, and nobody draws anew for it: the picture is made smaller as
 * a whole. And the element around it has its words: the drawing itself says nothing more.
 */
function completeDrawing(element: HTMLElement): void {
  const svg = element.querySelector('svg')
  if (svg === null) return
  svg.setAttribute('aria-hidden', 'true')
  const [width, height] = [svg.getAttribute('width'), svg.getAttribute('height')]
  if (width !== null && height !== null) svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
}

const MOTION = { animationDuration: 260, animationDurationUpdate: 260 }

const TOOLTIP = {
  confine: true,
  transitionDuration: 0,
  backgroundColor: 'var(--color-surface)',
  borderColor: 'var(--color-border)',
  textStyle: { color: 'var(--color-text)', fontSize: 13 },
  extraCssText: 'box-shadow: var(--shadow)',
}
