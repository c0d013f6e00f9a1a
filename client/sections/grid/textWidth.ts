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
