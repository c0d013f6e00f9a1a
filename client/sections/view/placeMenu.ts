/** A place of the window, in its pixels, that a menu opens at. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** Puts a menu at its spot, or as near as it fits into the window. */
export function placeMenu(menu: HTMLElement, { x, y }: Spot): void {
  const { width, height } = menu.getBoundingClientRect()
  menu.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 4))}px`
  menu.style.top = `${Math.max(4, Math.min(y, window.innerHeight - height - 4))}px`
}
