import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { GridController } from '../grid/controller.ts'
import { isWhole } from '../sheet/rowView.ts'
import type { SheetSource } from '../sheet/sheetSource.ts'
import { placeMenu, type Spot } from './placeMenu.ts'
import { texts } from './texts.ts'

interface Props {
  readonly source: SheetSource
  readonly controller: GridController
  /** Whether rows may be added and deleted here. */
  readonly free: boolean
  readonly spot: Spot
  readonly onClose: () => void
}

interface Item {
  readonly label: string
  readonly keys?: string
  readonly disabled?: boolean
  /** A line above it. */
  readonly apart?: boolean
  readonly act: () => void
}

/** What is most often done to the cells that are marked. */
export function CellMenu({ source, controller, free, spot, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (menu.current === null) return
    placeMenu(menu.current, spot)
    menu.current.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus()
  }, [spot])

  const close = (act: () => void) => {
    onClose()
    act()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const items = Array.from(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])
    const at = items.indexOf(document.activeElement as HTMLElement)
    const next: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    }
    const target = next[event.key]
    if (target !== undefined) items[target]?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={texts.cellMenu}
      className="sheet-menu cell-menu"
      data-keeps-keyboard=""
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {itemsOf(source, controller, free).map(({ label, keys, disabled, apart, act }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-apart={apart || undefined}
          disabled={disabled}
          // A mouse that only rests where the menu opens means no entry.
          onPointerMove={(event) => {
            if (event.movementX !== 0 || event.movementY !== 0) event.currentTarget.focus()
          }}
          onClick={() => close(act)}
        >
          <span>{label}</span>
          {keys === undefined ? null : <kbd>{keys}</kbd>}
        </button>
      ))}
    </div>
  )
}

function itemsOf(source: SheetSource, controller: GridController, free: boolean): readonly Item[] {
  const { writable } = source
  const { activeCell: active } = controller
  const rows = controller.selectedRows
  const isLeaf = active !== null && rows.includes(active.row)
  const readOnly = active === null || source.view(active.row, active.column).readOnly
  const view: readonly Item[] = [
    { label: texts.sortAscending, apart: true, act: () => active !== null && source.sortBy(active.column, false) },
    { label: texts.sortDescending, act: () => active !== null && source.sortBy(active.column, true) },
    { label: texts.onlyThese, disabled: !isLeaf, act: () => active !== null && source.filterLike(active) },
    {
      label: texts.leave,
      keys: texts.leaveKeys,
      disabled: isWhole(source.rowView),
      act: () => source.leaveView(),
    },
  ]
  const copy: Item = { label: texts.copy, keys: 'Ctrl+C', act: () => void document.execCommand('copy') }
  // Also for people who may not write.
  const comment: Item = {
    label: texts.comment,
    keys: 'Shift+F2',
    apart: true,
    disabled: !isLeaf,
    act: () => controller.run({ kind: 'comment' }),
  }
  const comments = controller.mayComment ? [comment] : []
  if (!writable) return [copy, ...comments, ...view]
  return [
    { label: texts.cut, keys: 'Ctrl+X', disabled: readOnly, act: () => void document.execCommand('cut') },
    copy,
    { label: texts.paste, keys: 'Ctrl+V', act: () => void pasteInto(source, controller) },
    { label: texts.clear, keys: 'Delete', disabled: readOnly, act: () => controller.run({ kind: 'clear' }) },
    {
      label: texts.insertRows(rows.length),
      keys: 'Ctrl+Shift+=',
      disabled: !free,
      apart: true,
      act: () => controller.insertRow('above'),
    },
    {
      label: texts.insertRowsBelow(rows.length),
      keys: 'Alt+Enter',
      disabled: !free,
      act: () => controller.insertRow('below'),
    },
    {
      label: texts.deleteRows(rows.length),
      keys: 'Ctrl+-',
      disabled: !free || rows.length === 0,
      act: () => controller.deleteRows(),
    },
    { label: texts.moveUp, keys: 'Alt+↑', disabled: !free || rows.length === 0, act: () => controller.moveRows(-1) },
    { label: texts.moveDown, keys: 'Alt+↓', disabled: !free || rows.length === 0, act: () => controller.moveRows(1) },
    ...comments,
    ...view,
  ]
}

/** Browsers hand over the clipboard only by TLS or on the same machine, and only where the person lets them. */
async function pasteInto(source: SheetSource, controller: GridController): Promise<void> {
  try {
    const items = await navigator.clipboard.read()
    const read = async (type: string): Promise<string> => {
      const item = items.find(({ types }) => types.includes(type))
      return item === undefined ? '' : (await item.getType(type)).text()
    }
    controller.paste(await read('text/plain'), await read('text/html'))
  } catch (error) {
    console.warn('The clipboard could not be read', error)
    source.tell(texts.noClipboard)
  }
}
