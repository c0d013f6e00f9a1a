/** In pixels, at the size and the weight in which cells are written, 13 px bold: the widest of each kind. */
const WIDE = 13.5
const CAPITAL = 12
const NARROW = 9

/**
 * How wide a text is at most in a cell, in pixels. Measuring it would lay the page out; a cell need know only whether
 * its text surely fits.
 */
export function atMostWide(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isNarrow = (code >= 0x20 && code < 0x40) || (code > 0x60 && code < 0x7b && code !== 0x6d && code !== 0x77)
    width += isNarrow ? NARROW : code < 0x7f ? CAPITAL : WIDE
  }
  return width
}

/** How wide the text of a text area is, in pixels: measured beside the page, which needs no layout for it. */
export function writtenWidth(text: HTMLTextAreaElement): number {
  const context = contextFor(text)
  return context === null ? text.scrollWidth : Math.ceil(context.measureText(text.value).width)
}

const contexts = new WeakMap<HTMLTextAreaElement, CanvasRenderingContext2D>()

function contextFor(text: HTMLTextAreaElement): CanvasRenderingContext2D | null {
  const known = contexts.get(text)
  if (known !== undefined) return known
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return null
  // Not `font` as a whole: that is blank where figures are of one width.
  const { fontWeight, fontSize, fontFamily } = getComputedStyle(text)
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`
  contexts.set(text, context)
  return context
}
