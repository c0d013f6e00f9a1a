import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { HelpContext } from './helpContext.ts'
import { opensHelp } from './helpKeys.ts'

const HelpOverlay = lazy(async () => ({ default: (await import('./HelpOverlay.tsx')).HelpOverlay }))

const TourOverlay = lazy(async () => ({ default: (await import('../tour/TourOverlay.tsx')).TourOverlay }))

/** Opens the help wherever its keys are pressed, and for whoever asks for it. */
export function HelpHost({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState(false)
  // Loaded with the first use: nobody waits for it before.
  const [wanted, setWanted] = useState(false)
  const [touring, setTouring] = useState(false)
  const back = useRef<HTMLElement | null>(null)
  const help = useMemo(() => {
    const rememberPlace = () => {
      // What is being typed is entered, and the key that closes the help can't reach it.
      const { activeElement } = document
      if (activeElement instanceof HTMLElement && activeElement !== document.body) {
        back.current = activeElement
        activeElement.blur()
      }
    }
    return {
      open: () => {
        rememberPlace()
        setWanted(true)
        setShown(true)
      },
      tour: () => {
        rememberPlace()
        setTouring(true)
      },
    }
  }, [])
  const goBack = () => {
    back.current?.focus({ preventScroll: true })
    back.current = null
  }
  useEffect(() => {
    const look = (event: KeyboardEvent) => {
      const { key, altKey: alt, shiftKey: shift } = event
      const press = { key, alt, shift, ctrl: event.ctrlKey || event.metaKey, typing: takesLetters(event.target) }
      if (event.isComposing || event.keyCode === 229 || !opensHelp(press)) return
      event.preventDefault()
      // Neither the cell nor the browser must take the key as well.
      event.stopPropagation()
      help.open()
    }
    window.addEventListener('keydown', look, { capture: true })
    return () => window.removeEventListener('keydown', look, { capture: true })
  }, [help])
  return (
    <HelpContext.Provider value={help}>
      {children}
      {wanted ? (
        <Suspense fallback={null}>
          <HelpOverlay
            open={shown}
            onClose={() => setShown(false)}
            onTour={() => {
              setShown(false)
              setTouring(true)
            }}
            onClosed={() => {
              if (!touring) goBack()
            }}
          />
        </Suspense>
      ) : null}
      {touring ? (
        <Suspense fallback={null}>
          <TourOverlay
            onEnd={() => {
              setTouring(false)
              goBack()
            }}
          />
        </Suspense>
      ) : null}
    </HelpContext.Provider>
  )
}

const NO_LETTERS = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color'])

/** Whether what has the keyboard takes letters. */
function takesLetters(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_LETTERS.has(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}
