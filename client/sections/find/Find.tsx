import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { type FindWish, findWishOf } from '../grid/keyCommand.ts'
import { useWatched } from '../useWatched.ts'
import type { ViewController } from '../workbench/openView.ts'
import { FindBar } from './FindBar.tsx'
import type { Finder, Standpoint } from './finder.ts'

/** What is open, a sheet or the forms, as far as finding needs to know it. */
interface Open {
  readonly controller: Pick<ViewController, 'subscribe' | 'focus' | 'find'>
  activeKey(): string | null
  standpoint(): Standpoint
}

interface Props {
  readonly finder: Finder
  readonly open: Open
  readonly cellName: (cell: string) => string
  readonly onJump: (cell: string) => void
}

/** Finding in a section: its keys wherever the keyboard is, its bar, and the way from hit to hit. */
export function Find({ finder, open, cellName, onJump }: Props) {
  const shown = useWatched(finder.shown)
  const active = useSyncExternalStore(open.controller.subscribe, () => open.activeKey())
  const input = useRef<HTMLInputElement>(null)
  const [asked, setAsked] = useState(0)

  const go = (step: 1 | -1) => {
    const hit = finder.next(open.standpoint(), step)
    if (hit !== null) onJump(hit.key)
  }
  const wish = useEffectEvent((what: FindWish) => {
    if (what === 'find' || what === 'replace' || finder.query.value.text.trim() === '') {
      finder.show(what === 'replace' ? 'replace' : 'find')
      setAsked((times) => times + 1)
      return
    }
    if (finder.shown.value === null) finder.show('find')
    go(what === 'find-next' ? 1 : -1)
  })
  useEffect(() => {
    open.controller.find = (what) => wish(what)
  }, [open])
  useEffect(() => {
    const look = (event: KeyboardEvent) => {
      const { key, altKey: alt, shiftKey: shift } = event
      const what = findWishOf({ key, alt, shift, ctrl: event.ctrlKey || event.metaKey })
      // A dialog is about something else; there the key is the browser's.
      if (what === null || event.defaultPrevented || event.isComposing || isInDialog(event.target)) return
      event.preventDefault()
      wish(what)
    }
    window.addEventListener('keydown', look)
    return () => window.removeEventListener('keydown', look)
  }, [])
  useEffect(() => {
    if (asked === 0) return
    input.current?.focus()
    input.current?.select()
  }, [asked])

  if (shown === null) return null
  return (
    <FindBar
      finder={finder}
      active={active}
      input={input}
      cellName={cellName}
      onGo={go}
      onClose={() => {
        finder.hide()
        open.controller.focus()
      }}
      onReplaced={() => open.controller.focus()}
    />
  )
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog]') !== null
