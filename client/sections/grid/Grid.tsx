import './grid.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { ColumnLayout, ROW_HEIGHT, type WidthMemory } from './columnLayout.ts'
import type { GridController } from './controller.ts'
import { type EditorHandle, GridEditor } from './GridEditor.tsx'
import { GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'
import { hit, scrollToSee } from './geometry.ts'
import { headerHeights, headerLayout } from './headerLayout.ts'
import { LiveRegion } from './LiveRegion.tsx'

interface Props {
  readonly controller: GridController
  /** Names the grid for whoever hears it. */
  readonly label: string
  readonly widths: WidthMemory
}

/** A sheet of cells, like a spreadsheet's. */
export function Grid({ controller, label, widths }: Props) {
  const gridId = useId()
  const { source } = controller
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorHandle>(null)
  const rows = useSyncExternalStore(source.onRows, () => source.rows)
  const header = useMemo(() => headerLayout(source.columns), [source])
  const layout = useMemo(() => new ColumnLayout(source.columns, widths), [source, widths])
  const heights = useMemo(() => headerHeights(source.columns), [source])
  const headerHeight = heights.reduce((sum, one) => sum + one, 0)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })

  useLayoutEffect(() => {
    const element = root.current
    const view = scroller.current
    if (element === null || view === null) return
    layout.applyTo(element.style)
    controller.reveal = (place) => {
      const { left, top } = scrollToSee(place, layout, view, headerHeight)
      if (left !== 0) view.scrollLeft += left
      if (top !== 0) view.scrollTop += top
    }
    controller.focus = () => editor.current?.focus()
    const measure = () => {
      controller.pageRows = Math.max(1, Math.floor((view.clientHeight - headerHeight) / ROW_HEIGHT) - 1)
      editor.current?.place()
    }
    measure()
    controller.reveal(controller.selection.active)
    const observer = new ResizeObserver(measure)
    observer.observe(view)
    return () => observer.disconnect()
  }, [controller, layout, headerHeight])

  const onResize = useCallback(
    (column: number, event: ReactPointerEvent) => {
      event.preventDefault()
      event.stopPropagation()
      const from = event.clientX
      const width = layout.width(column)
      followPointer(
        (moved) => {
          layout.resize(column, width + moved.clientX - from)
          if (root.current !== null) layout.applyTo(root.current.style)
          editor.current?.place()
        },
        () => layout.remember(column),
      )
    },
    [layout],
  )

  const hitOf = (event: { readonly clientX: number; readonly clientY: number }, view: HTMLElement) => {
    const bounds = view.getBoundingClientRect()
    const point = { x: event.clientX - bounds.left, y: event.clientY - bounds.top }
    return hit(point, layout, view, headerHeight, rows.length)
  }
  const onPointerDown = (event: ReactPointerEvent) => {
    const view = scroller.current
    if (view === null || event.button !== 0 || !(event.target instanceof Element) || onScrollBar(event, view)) return
    event.preventDefault()
    editor.current?.focus()
    const { place, inGutter, inHeader } = hitOf(event, view)
    if (inHeader) return
    const fold = event.target.closest('[data-fold]')
    if (inGutter) controller.pickRows(place.row, place.row)
    else if (!controller.pick(place, event.shiftKey)) return
    if (fold !== null || event.target.closest('[data-tick]') !== null) {
      controller.toggle()
      return
    }
    followPointer((moved) => {
      const now = hitOf(moved, view).place
      if (inGutter) controller.pickRows(place.row, now.row)
      else controller.pick(now, true)
    })
  }
  const onDoubleClick = (event: { readonly clientX: number; readonly clientY: number }) => {
    const view = scroller.current
    if (view === null) return
    const { inGutter, inHeader } = hitOf(event, view)
    if (!inGutter && !inHeader && controller.editing === null) controller.startEditing()
  }

  return (
    <div ref={root} className={source.writable ? 'grid' : 'grid grid-read-only'}>
      <div
        ref={scroller}
        role="grid"
        id={gridId}
        className="grid-scroller"
        aria-label={label}
        aria-readonly={!source.writable}
        aria-multiselectable
        aria-rowcount={rows.length + header.length}
        aria-colcount={source.columns.length}
        onScroll={() => editor.current?.place()}
        onPointerDown={onPointerDown}
        onDoubleClick={onDoubleClick}
      >
        <GridHeader
          columns={source.columns}
          rows={header}
          heights={heights}
          frozen={layout.frozen}
          onResize={onResize}
          onPick={useCallback(
            (from: number, to: number) => {
              editor.current?.focus()
              controller.pickColumns(from, to)
            },
            [controller],
          )}
        />
        <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <GridRow
                key={row.key}
                controller={controller}
                gridId={gridId}
                row={row}
                index={index}
                headerRows={header.length}
                frozen={layout.frozen}
              />
            )
          })}
        </div>
      </div>
      <GridEditor
        ref={editor}
        controller={controller}
        layout={layout}
        gridId={gridId}
        label={label}
        headerHeight={headerHeight}
        scroller={scroller}
      />
      <LiveRegion controller={controller} />
    </div>
  )
}

const onScrollBar = (event: ReactPointerEvent, view: HTMLElement): boolean => {
  const { left, top } = view.getBoundingClientRect()
  return event.clientX > left + view.clientWidth || event.clientY > top + view.clientHeight
}

/** Follows the pointer, wherever it goes, until it is released. */
function followPointer(move: (event: PointerEvent) => void, done: () => void = () => undefined): void {
  const end = () => {
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', end)
    window.removeEventListener('pointercancel', end)
    done()
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', end)
  window.addEventListener('pointercancel', end)
}
