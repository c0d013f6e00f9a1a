import { useEffect, useEffectEvent } from 'react'

/** What takes the keyboard by Tab. */
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea, summary, [tabindex="0"]'

/** The region behind (or before) the one that somebody is in, round and round. */
export function nextRegion<T>(regions: readonly T[], from: T | null, step: 1 | -1): T | null {
  const at = from === null ? -1 : regions.indexOf(from)
  const start = at < 0 ? (step > 0 ? -1 : regions.length) : at
  return regions[(start + step + regions.length) % regions.length] ?? null
}

/**
 * F6 goes from region to region of the workbench, Shift+F6 back: in a grid, Tab goes from cell to cell, so it needs
 * another way out. Regions are the elements with `data-region`.
 * @param focusMain gives the keyboard to what is open; false where nothing is
 */
export function useRegionKeys(focusMain: () => boolean): void {
  const go = useEffectEvent((step: 1 | -1) => {
    const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
      (region) => region.querySelector(FOCUSABLE) !== null,
    )
    const here = document.activeElement?.closest<HTMLElement>('[data-region]') ?? null
    const next = nextRegion(regions, here, step)
    if (next?.dataset['region'] === 'main' && focusMain()) return
    const chosen = next?.querySelector<HTMLElement>('[aria-selected="true"], [aria-current]')
    const target = chosen ?? next?.querySelector<HTMLElement>(FOCUSABLE)
    target?.focus()
  })
  useEffect(() => {
    const look = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest('[role=dialog]') !== null) return
      event.preventDefault()
      go(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', look)
    return () => window.removeEventListener('keydown', look)
  }, [])
}
