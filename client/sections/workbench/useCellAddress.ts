import { parseCellKey } from '@hesuan/shared/section/cellKey.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { OpenView } from './openView.ts'

/** Browsers allow about a hundred changes of the address in half a minute; nobody reads it while walking through cells. */
const SETTLED_MS = 400

/** Keeps the address and the active cell the same: an address opens its cell, and the cell can be sent as an address. */
export function useCellAddress(open: OpenView | null, onGone: () => void): void {
  const navigate = useNavigate()
  const { pathname, search, key } = useLocation()
  const written = useRef<string | null>(null)
  const gone = useEffectEvent(onGone)
  const write = useEffectEvent((cell: string | null) => {
    const params = new URLSearchParams(search)
    if (cell === null) params.delete('cell')
    else params.set('cell', cell)
    const query = params.toString().replace(/%3A/gi, ':')
    if (`?${query}` === search || query === search) return
    written.current = cell
    // A form shows cells of several sheets: the address names the one that the cell is in.
    const sheet = parseCellKey(cell ?? '')?.sheet
    const path = sheet === undefined ? pathname : pathname.replace(/^(\/sections\/[^/]+).*$/, `$1/${sheet}`)
    void navigate({ pathname: path, search: query }, { replace: true, preventScrollReset: true })
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells a second click on the same link
  useEffect(() => {
    const cell = new URLSearchParams(search).get('cell')
    if (open === null || cell === null || cell === written.current) return
    written.current = cell
    if (!open.controller.leave()) return
    if (open.show(cell)) open.controller.focus()
    else gone()
  }, [open, search, key])

  useEffect(() => {
    if (open === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = open.controller.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => write(open.activeKey()), SETTLED_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [open])
}
