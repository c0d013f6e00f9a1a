import type { SheetId } from '@hesuan/shared/template/ids.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { keepsKeyboard } from '../grid/keepsKeyboard.ts'
import type { OpenView } from './openView.ts'

/** Browsers allow about a hundred changes of the address in half a minute; nobody reads it while walking through cells. */
const SETTLED_MS = 400

/**
 * Keeps the address and the active cell the same: an address opens its cell, and the cell can be sent as an address.
 * @param sheetId the sheet that the address names. It is known one render before `open` is that sheet: a cell that is
 *   looked for earlier is looked for in the sheet that is being left
 */
export function useCellAddress(open: OpenView | null, sheetId: SheetId | undefined, onGone: () => void): void {
  const navigate = useNavigate()
  const { pathname, search, key } = useLocation()
  const written = useRef<string | null>(null)
  const gone = useEffectEvent(onGone)
  const write = useEffectEvent((cell: string | null) => {
    // Somebody is on the way to another address, which is not rendered yet: it must not be replaced by this one.
    if (window.location.pathname !== pathname || window.location.search !== search) return
    const params = new URLSearchParams(search)
    if (cell === null) params.delete('cell')
    else params.set('cell', cell)
    const query = params.toString().replace(/%3A/gi, ':')
    if (`?${query}` === search || query === search) return
    written.current = cell
    void navigate({ pathname, search: query }, { replace: true, preventScrollReset: true })
  })

  const arrived = open !== null && sheetId !== undefined && open.covers(sheetId) ? open : null

  useEffect(() => {
    // In a sheet that has just opened nobody is in the cell yet that the address names.
    written.current = null
    // Whoever opens a sheet goes on by keyboard in it, not on its tab.
    if (!keepsKeyboard()) arrived?.controller.focus()
  }, [arrived])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key tells a second click on the same link
  useEffect(() => {
    const cell = new URLSearchParams(search).get('cell')
    if (arrived === null || cell === null || cell === written.current) return
    written.current = cell
    if (!arrived.controller.leave()) return
    if (arrived.show(cell)) {
      if (!keepsKeyboard()) arrived.controller.focus()
    } else gone()
  }, [arrived, search, key])

  useEffect(() => {
    if (arrived === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = arrived.controller.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => write(arrived.activeKey()), SETTLED_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [arrived])
}
