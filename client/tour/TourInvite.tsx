import './tour.css'
import { useState } from 'react'
import { useSession } from '../app/session.tsx'
import { useHelp } from '../help/helpContext.ts'
import { texts } from './texts.ts'
import { TourMemory } from './tourMemory.ts'

/** Offers the tour to whoever has not seen it: it stands in nobody's way, and goes when it is taken or declined. */
export function TourInvite() {
  const { userId } = useSession()
  const help = useHelp()
  const [memory] = useState(() => new TourMemory(userId))
  const [isDone, setIsDone] = useState(() => memory.isDone())
  if (isDone) return null
  const leave = () => {
    memory.keepDone()
    setIsDone(true)
  }
  return (
    <span className="tour-invite">
      <button
        type="button"
        onClick={() => {
          leave()
          help.tour()
        }}
      >
        {texts.name}
      </button>
      <button type="button" aria-label={texts.decline} title={texts.decline} onClick={leave}>
        ✕
      </button>
    </span>
  )
}
