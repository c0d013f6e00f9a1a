import {
  type MouseEvent as ReactMouseEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
} from 'react'
import { type ColumnLayout, ROW_HEIGHT } from './columnLayout.ts'
import type { GridController, Picking } from './controller.ts'
import { followPointer, followScrolling } from './followPointer.ts'
import type { EditorHandle } from './GridEditor.tsx'
import { hit } from './geometry.ts'

interface Parts {
  readonly controller: GridController
  readonly layout: ColumnLayout
  readonly headerHeight: number
  readonly root: RefObject<HTMLDivElement | null>
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly editor: RefObject<EditorHandle | null>
}

interface Pointer {
  readonly clientX: number
  readonly clientY: number
}

/** What the mouse does on a grid: selecting cells, rows and columns, filling, resizing; scrolling at the edges. */
export function useGridPointer({ controller, layout, headerHeight, root, scroller, editor }: Parts) {
  const hitOf = (pointer: Pointer, view: HTMLElement) => {
    const bounds = view.getBoundingClientRect()
    const point = { x: pointer.clientX - bounds.left, y: pointer.clientY - bounds.top }
    return hit(point, layout, view, headerHeight, controller.extent.rows)
  }
  const drag = (
    view: HTMLElement,
    /** What is frozen counts as the edge only where the drag began beside it. */
    fromFrozen: boolean,
    move: (pointer: Pointer) => void,
    done?: (cancelled: boolean) => void,
  ) => {
    const inner = () => {
      const { left, top } = view.getBoundingClientRect()
      return {
        left: left + (fromFrozen ? 0 : layout.frozenWidth),
        top: top + headerHeight,
        right: left + view.clientWidth,
        bottom: top + view.clientHeight,
      }
    }
    followScrolling(view, inner, move, done)
  }

  /** Drags the selected rows to another place; without a move it was a click on one of them. */
  const dragRows = (view: HTMLElement, row: number) => {
    drag(
      view,
      true,
      ({ clientY }) => {
        const y = clientY - view.getBoundingClientRect().top - headerHeight + view.scrollTop
        const boundary = Math.max(0, Math.min(controller.extent.rows, Math.round(y / ROW_HEIGHT)))
        if (controller.dropBoundary !== null || !controller.isGrabbed(Math.floor(y / ROW_HEIGHT)))
          controller.previewDrop(boundary)
      },
      (cancelled) => {
        if (cancelled) controller.previewDrop(null)
        else if (controller.dropBoundary === null) controller.pickRows(row, row)
        else controller.dropRows()
      },
    )
  }

  const onPointerDown = (event: ReactPointerEvent) => {
    const view = scroller.current
    const { target } = event
    if (view === null || event.button !== 0 || !(target instanceof Element) || onScrollBar(event, view)) return
    event.preventDefault()
    editor.current?.focus()
    const { place, inGutter, inHeader } = hitOf(event, view)
    const how = pickingOf(event)
    if (inHeader) {
      const [from, to] = (target.closest('[data-columns]')?.getAttribute('data-columns') ?? '').split(',').map(Number)
      if (from === undefined || to === undefined) return
      controller.pickColumns(from, to, how)
      drag(view, from < layout.frozen, (moved) => {
        const { column } = hitOf(moved, view).place
        controller.pickColumns(Math.min(from, column), Math.max(to, column), how === 'add' ? 'again' : how)
      })
      return
    }
    if (target.closest('[data-fill-handle]') !== null) {
      drag(
        view,
        place.column < layout.frozen,
        (moved) => controller.previewFill(hitOf(moved, view).place),
        (cancelled) => {
          if (cancelled) controller.previewFill(null)
          else controller.fillPreviewed()
        },
      )
      return
    }
    if (inGutter && how === 'anew' && controller.isGrabbed(place.row)) {
      dragRows(view, place.row)
      return
    }
    if (inGutter) {
      controller.pickRows(place.row, place.row, how)
      drag(view, true, (moved) => {
        const { row } = hitOf(moved, view).place
        controller.pickRows(place.row, row, how === 'add' ? 'again' : how)
      })
      return
    }
    if (!controller.pick(place, how)) return
    if (target.closest('[data-fold], [data-tick]') !== null) {
      controller.toggle()
      return
    }
    drag(view, place.column < layout.frozen, (moved) => controller.pick(hitOf(moved, view).place, 'stretch'))
  }

  const onDoubleClick = (event: Pointer & { readonly target: EventTarget }) => {
    const view = scroller.current
    if (view === null) return
    if (event.target instanceof Element && event.target.closest('[data-fill-handle]') !== null) {
      controller.fillAsFarAsNeighbour()
      return
    }
    const { inGutter, inHeader } = hitOf(event, view)
    if (!inGutter && !inHeader && controller.editing === null) controller.startEditing()
  }

  const onResize = useCallback(
    (column: number, event: ReactPointerEvent) => {
      event.preventDefault()
      event.stopPropagation()
      const from = event.clientX
      const width = layout.width(column)
      followPointer(
        (moved) => {
          layout.resize(column, width + moved.clientX - from)
          if (root.current !== null) {
            layout.applyTo(root.current.style)
            // Which texts fit was judged by the widths before.
            root.current.dataset['resized'] = ''
          }
          editor.current?.place()
        },
        () => layout.remember(column),
      )
    },
    [layout, root, editor],
  )
  const onContextMenu = (event: ReactMouseEvent) => {
    const view = scroller.current
    if (view === null || controller.editing !== null) return
    event.preventDefault()
    // The menu key says so twice: as a key, and by this event.
    if (event.button !== 2) return
    const { place, inGutter, inHeader } = hitOf(event, view)
    const spot = { x: event.clientX, y: event.clientY }
    if (inHeader) {
      controller.menu('column', controller.source.columns[place.column]?.id ?? null, spot)
      return
    }
    if (inGutter && !controller.isGrabbed(place.row)) controller.pickRows(place.row, place.row)
    else if (!inGutter) controller.pickForMenu(place)
    controller.menu('cell', null, spot)
  }
  const onColumnMenu = useCallback(
    (column: string, spot: { x: number; y: number }) => controller.menu('column', column, spot),
    [controller],
  )
  return { onPointerDown, onDoubleClick, onContextMenu, onResize, onColumnMenu }
}

/** Shift stretches, Ctrl (a Mac's command key) adds. */
const pickingOf = ({ shiftKey, ctrlKey, metaKey }: ReactPointerEvent): Picking =>
  shiftKey ? 'stretch' : ctrlKey || metaKey ? 'add' : 'anew'

const onScrollBar = (event: ReactPointerEvent, view: HTMLElement): boolean => {
  const { left, top } = view.getBoundingClientRect()
  return event.clientX > left + view.clientWidth || event.clientY > top + view.clientHeight
}
