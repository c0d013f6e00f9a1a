import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import type { Editing } from './cellEditor.ts'
import { type ColumnLayout, GUTTER_WIDTH, ROW_HEIGHT } from './columnLayout.ts'
import type { GridController } from './controller.ts'
import { EditorPopup } from './EditorPopup.tsx'
import { cellId } from './GridCell.tsx'
import { boxOf } from './geometry.ts'
import { keepsKeyboard } from './keepsKeyboard.ts'
import { commandOf } from './keyCommand.ts'
import { writtenWidth } from './textWidth.ts'

const LINES_WIDTH = 380
const LINES_HEIGHT = 220
/** Beside the text: padding, border, room for the next letter. */
const ROOM = 38

export interface EditorHandle {
  focus(): void
  /** Puts the editor over the active cell again, after scrolling or resizing. */
  place(): void
}

interface Props {
  readonly controller: GridController
  readonly layout: ColumnLayout
  readonly gridId: string
  readonly label: string
  readonly headerHeight: number
  readonly scroller: RefObject<HTMLDivElement | null>
  /** See `Grid`. */
  readonly card: ReactNode
  readonly ref: RefObject<EditorHandle | null>
}

/**
 * The one focused element of a grid: a transparent text area over the active cell, that becomes its editor as soon as
 * something is typed or composed. So input methods find something to write into, always.
 */
export function GridEditor({ controller, layout, gridId, label, headerHeight, scroller, card, ref }: Props) {
  const clip = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  const editing = useSyncExternalStore(controller.subscribe, () => controller.editing)

  const place = useCallback(() => {
    const view = scroller.current
    const text = area.current
    if (view === null || text === null || clip.current === null) return
    const present = controller.editing
    const { active } = controller.selection
    const column = controller.source.columns[active.column]
    if (column === undefined) return
    const box = boxOf(active, layout, view, headerHeight)
    const left = active.column < layout.frozen ? GUTTER_WIDTH : layout.frozenWidth
    clip.current.style.inset = `${headerHeight}px ${view.offsetWidth - view.clientWidth}px ${view.offsetHeight - view.clientHeight}px ${left}px`
    // Out of sight the waiting text area stays at the edge: browsers scroll to what is focused and written into.
    const y = present === null ? Math.max(headerHeight, Math.min(view.clientHeight - ROW_HEIGHT, box.y)) : box.y
    const size = present === null ? box : editorSize(text, box, view.clientWidth, column.editor === 'lines')
    const x = Math.max(Math.min(box.x, view.clientWidth - size.width), Math.min(box.x, left))
    const fittedY = Math.max(headerHeight, Math.min(y, view.clientHeight - size.height))
    text.style.transform = `translate(${x - left}px, ${(present === null ? y : fittedY) - headerHeight}px)`
    text.style.width = `${size.width}px`
    text.style.height = `${size.height}px`
    text.style.textAlign = column.align
    if (popup.current !== null) placePopup(popup.current, { x, y: fittedY, ...size }, view)
  }, [controller, layout, headerHeight, scroller])

  // A key changes many things, one after the other: all of them are looked at once, before the next frame is painted.
  const frame = useRef<number | null>(null)
  const placeSoon = useCallback(() => {
    frame.current ??= requestAnimationFrame(() => {
      frame.current = null
      place()
    })
  }, [place])
  useEffect(
    () => () => {
      if (frame.current !== null) cancelAnimationFrame(frame.current)
      frame.current = null
    },
    [],
  )

  useImperativeHandle(ref, () => ({ focus: () => area.current?.focus({ preventScroll: true }), place: placeSoon }), [
    placeSoon,
  ])

  useLayoutEffect(() => {
    let shown = controller.editing
    const sync = () => {
      const text = area.current
      const now = controller.editing
      if (text === null) return
      if (now === null && shown !== null) text.value = ''
      if (now !== null && shown === null && now.mode === 'editing') {
        text.value = now.initial
        text.setSelectionRange(text.value.length, text.value.length)
        text.focus({ preventScroll: true })
      }
      shown = now
      placeSoon()
    }
    sync()
    return controller.subscribe(sync)
  }, [controller, placeSoon])

  const other = useOtherEditor(controller, editing)

  // The popup is there only after the rendering that an edit has asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it must run whenever what is edited changes
  useLayoutEffect(placeSoon, [editing, other, placeSoon])

  useEffect(() => {
    if (!keepsKeyboard()) area.current?.focus({ preventScroll: true })
  }, [])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { nativeEvent } = event
    // 229: the key belongs to an input method, whatever it says it is.
    if (nativeEvent.isComposing || nativeEvent.keyCode === 229) return
    const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }
    const command = commandOf(press, controller.situation())
    if (command === null) return
    event.preventDefault()
    if (command.kind === 'new-line') {
      const text = event.currentTarget
      text.setRangeText('\n', text.selectionStart, text.selectionEnd, 'end')
      controller.type(text.value, false)
    } else controller.run(command)
  }
  const onClipboard = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (controller.editing !== null) return
    event.preventDefault()
    if (event.type === 'paste') {
      controller.paste(event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html'))
      return
    }
    const copied = controller.copy()
    if (copied === null) return
    event.clipboardData.setData('text/plain', copied.text)
    event.clipboardData.setData('text/html', copied.html)
    if (event.type === 'cut') controller.cut()
  }
  const active = useSyncExternalStore(controller.subscribe, () => {
    const cell = controller.activeCell
    return cell === null ? undefined : cellId(gridId, cell.row, cell.column)
  })
  return (
    <>
      <div ref={clip} className="grid-clip">
        <textarea
          ref={area}
          className="grid-editor"
          data-editing={editing !== null || undefined}
          data-refused={editing?.error != null || undefined}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          aria-label={label}
          aria-controls={gridId}
          aria-activedescendant={active}
          aria-invalid={editing?.error != null || undefined}
          aria-describedby={editing?.error == null ? undefined : `${gridId}-error`}
          onKeyDown={onKeyDown}
          onInput={(event) => {
            const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing
            if (!controller.type(event.currentTarget.value, composing)) event.currentTarget.value = ''
            placeSoon()
          }}
          onCompositionStart={() => controller.compose()}
          onCompositionEnd={(event) => {
            // On a cell that takes no text, what was composed is dropped; else the list may look at it now.
            if (controller.editing === null) event.currentTarget.value = ''
            else controller.type(event.currentTarget.value, false)
          }}
          onCopy={onClipboard}
          onCut={onClipboard}
          onPaste={onClipboard}
          onBlur={() => {
            // Leaving the window is no leaving of the cell.
            if (document.hasFocus()) controller.leave()
          }}
        />
      </div>
      {editing !== null && (editing.error !== null || editing.list !== null || other !== '') ? (
        <EditorPopup ref={popup} controller={controller} editing={editing} other={other} gridId={gridId} />
      ) : null}
      {editing === null ? <CardAtCell ref={popup} onSize={place} card={card} /> : null}
    </>
  )
}

/** Who else is changing the cell that is being edited here; blank where nobody is. */
function useOtherEditor(controller: GridController, editing: Editing | null): string {
  const { source } = controller
  const row = editing?.row
  const column = editing?.column.id
  return useSyncExternalStore(
    useCallback(
      (listener) =>
        row === undefined || column === undefined ? () => undefined : source.onCell(row, column, listener),
      [source, row, column],
    ),
    () => (row === undefined || column === undefined ? '' : (source.view(row, column).visitor?.editing ?? '')),
  )
}

interface CardProps {
  readonly card: ReactNode
  /** Called when it has another size: it may stand elsewhere then. */
  readonly onSize: () => void
  readonly ref: RefObject<HTMLDivElement | null>
}

/** What stands below the active cell; the grid keeps the keyboard while it is clicked. */
function CardAtCell({ card, onSize, ref }: CardProps) {
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const observer = new ResizeObserver(onSize)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, onSize])
  return (
    <div ref={ref} className="grid-popup grid-card" onPointerDown={(event) => event.preventDefault()}>
      {card}
    </div>
  )
}

/** The size of the editor: its cell, or as much more as its text needs. */
function editorSize(
  text: HTMLTextAreaElement,
  box: { readonly width: number },
  available: number,
  lines: boolean,
): { readonly width: number; readonly height: number } {
  text.style.whiteSpace = lines ? 'pre-wrap' : 'pre'
  const most = Math.max(box.width, available - GUTTER_WIDTH)
  if (!lines) return { width: Math.min(most, Math.max(box.width, writtenWidth(text) + ROOM)), height: ROW_HEIGHT }
  const width = Math.min(most, Math.max(box.width, LINES_WIDTH))
  text.style.width = `${width}px`
  text.style.height = '0'
  return { width, height: Math.min(LINES_HEIGHT, Math.max(ROW_HEIGHT, text.scrollHeight + 4)) }
}

/** Below the editor, or above it where there is no room. */
function placePopup(
  popup: HTMLElement,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  view: HTMLElement,
): void {
  popup.style.minWidth = `${Math.min(box.width, 480)}px`
  const below = box.y + box.height + 2
  const fits = below + popup.offsetHeight <= view.offsetHeight || box.y < popup.offsetHeight
  popup.style.left = `${Math.max(0, Math.min(box.x, view.offsetWidth - popup.offsetWidth))}px`
  popup.style.top = `${fits ? below : box.y - popup.offsetHeight - 2}px`
}
