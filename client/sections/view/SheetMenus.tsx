import './view.css'
import { useEffect, useEffectEvent, useState } from 'react'
import type { GridController } from '../grid/controller.ts'
import type { SheetSource } from '../sheet/sheetSource.ts'
import { CellMenu } from './CellMenu.tsx'
import { ColumnMenu } from './ColumnMenu.tsx'
import type { Spot } from './placeMenu.ts'

interface Props {
  readonly source: SheetSource
  readonly controller: GridController
  readonly free: boolean
}

type Shown =
  | { readonly kind: 'cell'; readonly spot: Spot }
  | { readonly kind: 'column'; readonly column: string; readonly spot: Spot }

/** The menus of a sheet: of the cells that are marked, and of a column. One at a time; anything beside it closes it. */
export function SheetMenus({ source, controller, free }: Props) {
  const [shown, setShown] = useState<Shown | null>(null)
  const close = () => {
    setShown(null)
    controller.focus()
  }
  const ask = useEffectEvent((what: 'cell' | 'column', column: string | null, spot: Spot | null) => {
    if (!controller.leave()) return
    const active = column ?? controller.activeCell?.column ?? null
    const place = spot ?? spotOfActive()
    if (what === 'cell') setShown({ kind: 'cell', spot: place })
    else if (active !== null) setShown({ kind: 'column', column: active, spot: place })
  })
  useEffect(() => {
    controller.menu = (what, column, spot) => ask(what, column, spot)
    controller.toggleView = () => {
      if (source.isViewed) source.leaveView()
      else ask('column', null, null)
    }
  }, [source, controller])
  useEffect(() => {
    if (shown === null) return undefined
    const look = (event: PointerEvent) => {
      if (!(event.target instanceof Element) || event.target.closest('.sheet-menu') === null) setShown(null)
    }
    const away = () => setShown(null)
    window.addEventListener('pointerdown', look, { capture: true })
    window.addEventListener('resize', away)
    return () => {
      window.removeEventListener('pointerdown', look, { capture: true })
      window.removeEventListener('resize', away)
    }
  }, [shown])
  if (shown === null) return null
  return shown.kind === 'cell' ? (
    <CellMenu source={source} controller={controller} free={free} spot={shown.spot} onClose={close} />
  ) : (
    <ColumnMenu key={shown.column} source={source} column={shown.column} spot={shown.spot} onClose={close} />
  )
}

/** Below the active cell, wherever it is on the screen. */
function spotOfActive(): Spot {
  const box = document.querySelector('.grid-cell.active')?.getBoundingClientRect()
  return box === undefined ? { x: window.innerWidth / 3, y: window.innerHeight / 3 } : { x: box.left, y: box.bottom }
}
