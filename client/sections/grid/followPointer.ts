/** Follows the pointer, wherever it goes, until it is released. */
export function followPointer(
  move: (event: PointerEvent) => void,
  done: (cancelled: boolean) => void = () => undefined,
): void {
  const end = (event: PointerEvent) => {
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', end)
    window.removeEventListener('pointercancel', end)
    done(event.type === 'pointercancel')
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', end)
  window.addEventListener('pointercancel', end)
}

/** The part of the window in which a drag does not scroll, in pixels of the window. */
export interface Inner {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels a frame for each pixel that the pointer is beyond the edge, and at most. */
const SPEED = 0.35
const FASTEST = 56

/** How far to scroll in one frame while the pointer is beyond an edge of that part; 0 inside. */
export function scrollSpeed(pointer: { readonly x: number; readonly y: number }, inner: Inner) {
  const along = (at: number, from: number, to: number): number => {
    const beyond = at < from ? at - from : Math.max(0, at - to)
    return Math.sign(beyond) * Math.min(FASTEST, Math.ceil(Math.abs(beyond) * SPEED))
  }
  return { left: along(pointer.x, inner.left, inner.right), top: along(pointer.y, inner.top, inner.bottom) }
}

/**
 * Follows the pointer, and scrolls while it is beyond the edges, so that a drag reaches what is out of sight.
 * @param inner where the drag does not scroll, as it is now
 */
export function followScrolling(
  view: HTMLElement,
  inner: () => Inner,
  move: (pointer: { readonly clientX: number; readonly clientY: number }) => void,
  done?: (cancelled: boolean) => void,
): void {
  let last: PointerEvent | null = null
  let frame = 0
  const step = () => {
    frame = 0
    if (last === null) return
    const { left, top } = scrollSpeed({ x: last.clientX, y: last.clientY }, inner())
    if (left === 0 && top === 0) return
    const before = [view.scrollLeft, view.scrollTop]
    view.scrollBy(left, top)
    if (view.scrollLeft !== before[0] || view.scrollTop !== before[1]) move(last)
    frame = requestAnimationFrame(step)
  }
  followPointer(
    (event) => {
      last = event
      move(event)
      if (frame === 0) frame = requestAnimationFrame(step)
    },
    (cancelled) => {
      cancelAnimationFrame(frame)
      last = null
      done?.(cancelled)
    },
  )
}
