import './tour.css'
import '../ui/button.css'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { texts } from './texts.ts'
import { type Box, cardPlace, stepsOn, type TourStep, tourMoveOf } from './tourSteps.ts'

/** Room around the control that is shown. */
const MARGIN = 4

const find = (selector: string): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility()) ?? null

/** The control of a step; nothing where it has gone meanwhile. */
function boxOf({ at }: TourStep): Box {
  const shown = at.map(find).find((element) => element !== null)
  const { left, top, width, height } = shown?.getBoundingClientRect() ?? new DOMRect()
  return { left: left - MARGIN, top: top - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN }
}

/** The tour: one control after the other stands out, with a card that says what it is for. */
export function TourOverlay({ onEnd }: { readonly onEnd: () => void }) {
  const [steps] = useState(() => stepsOn((selector) => find(selector) !== null))
  const [at, setAt] = useState(0)
  const card = useRef<HTMLDivElement>(null)
  const light = useRef<HTMLDivElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const step = steps[at]

  useLayoutEffect(() => {
    const place = () => {
      if (step === undefined || card.current === null || light.current === null) return
      const box = boxOf(step)
      const { width, height } = card.current.getBoundingClientRect()
      const { left, top } = cardPlace(box, { width, height }, { width: innerWidth, height: innerHeight })
      Object.assign(card.current.style, { left: `${left}px`, top: `${top}px` })
      Object.assign(light.current.style, {
        left: `${box.left}px`,
        top: `${box.top}px`,
        width: `${box.width}px`,
        height: `${box.height}px`,
      })
    }
    place()
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  }, [step])
  // Every step begins at the button that leads on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it must run for every step
  useEffect(() => next.current?.focus(), [at])

  if (step === undefined) return null
  const isLast = at === steps.length - 1
  const go = (by: 1 | -1) => {
    if (by === 1 && isLast) onEnd()
    else setAt((now) => Math.max(0, Math.min(steps.length - 1, now + by)))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // The page behind has keys of its own.
    event.stopPropagation()
    const move = tourMoveOf(event.key)
    if (move !== null) {
      event.preventDefault()
      if (move === 'end') onEnd()
      else go(move === 'next' ? 1 : -1)
    } else if (event.key === 'Tab') keepInside(event, card.current)
  }
  return (
    <div className="tour">
      <div ref={light} className="tour-light" />
      <div
        ref={card}
        role="dialog"
        aria-modal="true"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        className="tour-card"
        onKeyDown={onKeyDown}
      >
        <h2 id="tour-title">{step.title}</h2>
        <p id="tour-text">{step.text}</p>
        <div className="tour-actions">
          <span>{texts.count(at + 1, steps.length)}</span>
          {isLast ? null : (
            <button type="button" className="button" onClick={onEnd}>
              {texts.end}
            </button>
          )}
          {at === 0 ? null : (
            <button type="button" className="button" onClick={() => go(-1)}>
              {texts.back}
            </button>
          )}
          <button ref={next} type="button" className="button-primary" onClick={() => go(1)}>
            {isLast ? texts.done : texts.next}
          </button>
        </div>
      </div>
    </div>
  )
}

/** Tab goes round in the card: what is behind it can't be seen. */
function keepInside(event: KeyboardEvent, card: HTMLElement | null): void {
  const buttons = [...(card?.querySelectorAll('button') ?? [])]
  const { activeElement } = document
  const here = activeElement instanceof HTMLButtonElement ? buttons.indexOf(activeElement) : -1
  const target = buttons.at((here + (event.shiftKey ? -1 : 1) + buttons.length) % buttons.length)
  event.preventDefault()
  target?.focus()
}
