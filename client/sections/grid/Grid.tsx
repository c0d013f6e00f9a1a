import './grid.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useId, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { ColumnLayout, ROW_HEIGHT, type WidthMemory } from './columnLayout.ts'
import type { GridController } from './controller.ts'
import { DropLine } from './DropLine.tsx'
import { type EditorHandle, GridEditor } from './GridEditor.tsx'
import { type Arrangement, GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'
import { scrollToSee } from './geometry.ts'
import { headerHeights, headerLayout } from './headerLayout.ts'
import { LiveRegion } from './LiveRegion.tsx'
import { useGridPointer } from './useGridPointer.ts'

interface Props {
  readonly controller: GridController
  /** Names the grid for whoever hears it. */
  readonly label: string
  readonly widths: WidthMemory
  /** What stands below the active cell while nobody types; it may be empty. */
  readonly card: ReactNode
  /** By which columns rows are sorted and filtered. */
  readonly arrangement: Arrangement
  /** Names the button that opens the menu of a column. */
  readonly menuLabel: (column: string) => string
}

/** A sheet of cells, like a spreadsheet's. */
export function Grid({ controller, label, widths, card, arrangement, menuLabel }: Props) {
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
    overscan: 4,
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

  const pointer = useGridPointer({ controller, layout, headerHeight, root, scroller, editor })

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
        // Whoever comes here by Tab goes on in the editor, which has the keys of the grid.
        tabIndex={0}
        onFocus={({ target, currentTarget }) => target === currentTarget && editor.current?.focus()}
        onScroll={() => editor.current?.place()}
        onPointerDown={pointer.onPointerDown}
        onDoubleClick={pointer.onDoubleClick}
        onContextMenu={pointer.onContextMenu}
      >
        <GridHeader
          columns={source.columns}
          rows={header}
          heights={heights}
          frozen={layout.frozen}
          onResize={pointer.onResize}
          arrangement={arrangement}
          menuLabel={menuLabel}
          onMenu={pointer.onColumnMenu}
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
                layout={layout}
              />
            )
          })}
          <DropLine controller={controller} />
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
        card={card}
      />
      <LiveRegion controller={controller} />
    </div>
  )
}
