import type { AmountUnit } from '@hesuan/shared/money/amount.ts'
import type { Part } from '@hesuan/shared/pictures/publishedFigure.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { amountText } from './amountText.ts'
import { figureAddress } from './figureAddress.ts'
import { texts } from './texts.ts'

interface FiguresPanelProps {
  readonly part: Part
  /** That the figures are of; null: the one that is looked at. */
  readonly round: string | null
  readonly unit: AmountUnit
  readonly onClose: () => void
}

/** The published figures that a part of a picture is the sum of, each with the way to it. */
export function FiguresPanel({ part, round, unit, onClose }: FiguresPanelProps) {
  const [search] = useSearchParams()
  const panel = useRef<HTMLElement>(null)
  const closeByKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => closeByKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  // Another part, another list: whoever works with keys is led there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the part is why
  useEffect(() => panel.current?.focus(), [part.id])
  return (
    <aside className="chart-panel" aria-label={texts.figures.title} ref={panel} tabIndex={-1}>
      <header>
        <h2>{texts.figures.title}</h2>
        <button type="button" className="button" onClick={onClose}>
          {texts.figures.close}
        </button>
      </header>
      <p className="chart-panel-name">{part.label}</p>
      <ul>
        {part.figures.map((figure) => (
          <li key={`${figure.table}|${figure.copy}|${figure.row}|${figure.column}`}>
            <Link to={figureAddress(figure, search, round)} title={texts.figures.open}>
              {figure.taken === true ? `${texts.figures.taken}${figure.name}` : figure.name}
            </Link>
            <span>{amountText(figure.amount, unit)}</span>
          </li>
        ))}
        <li className="chart-panel-sum">
          <span>{texts.figures.sum}</span>
          <span>{`${amountText(part.amount, unit)} ${texts.unit[unit]}`}</span>
        </li>
      </ul>
    </aside>
  )
}
