import type { Step } from './selection.ts'

/** What a key asks of the grid. */
export type Command =
  | { readonly kind: 'move'; readonly step: Step; readonly to: 'next' | 'edge' | 'page'; readonly extend: boolean }
  | { readonly kind: 'row-end'; readonly which: 'first' | 'last'; readonly sheet: boolean; readonly extend: boolean }
  /** Enter and Tab: to the next cell, or round a range. */
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'commit'; readonly step: Step; readonly how: 'step' | 'move' }
  | { readonly kind: 'list' | 'move-rows'; readonly by: 1 | -1 }
  /** One of the values that stand at the active cell, from 0. */
  | { readonly kind: 'adopt'; readonly index: number }
  | {
      readonly kind:
        | 'edit'
        | 'comment'
        | 'open-list'
        | 'switch-mode'
        | 'cancel'
        | 'clear'
        | 'toggle'
        | 'new-line'
        | 'fill-down'
        | 'fill-right'
        | 'select-all'
        | 'undo'
        | 'redo'
        | 'insert-row'
        | 'insert-row-below'
        | 'delete-rows'
        | 'cell-menu'
        | 'view'
        | FindWish
    }

/** What may be asked of finding, wherever the keyboard is. */
export type FindWish = 'find' | 'replace' | 'find-next' | 'find-previous'

export interface KeyPress {
  readonly key: string
  /** Ctrl, or the command key of a Mac. */
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/** What the grid is doing when the key comes. */
export interface KeySituation {
  readonly editing: null | { readonly mode: 'typing' | 'editing'; readonly list: boolean; readonly lines: boolean }
  /** Space ticks a box or folds a group here, instead of typing a blank. */
  readonly spaceToggles: boolean
  /** The active cell has a list to choose from. */
  readonly hasList: boolean
}

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
}

/** What a key means, or null where it is none of the grid's: then it goes into the text or to the browser. */
export const commandOf = (press: KeyPress, situation: KeySituation): Command | null =>
  situation.editing === null ? commandOfSelecting(press, situation) : commandOfEditing(press, situation.editing)

/** What of finding a key asks for: the same wherever it is pressed. */
export function findWishOf({ key, ctrl, shift, alt }: KeyPress): FindWish | null {
  if (alt) return null
  if (key === 'F3' && !ctrl) return shift ? 'find-previous' : 'find-next'
  if (!ctrl || shift) return null
  if (key.toLowerCase() === 'f') return 'find'
  return key.toLowerCase() === 'h' ? 'replace' : null
}

function commandOfEditing(
  { key, ctrl, shift, alt }: KeyPress,
  { mode, list, lines }: NonNullable<KeySituation['editing']>,
): Command | null {
  if (key === 'Enter' && alt) return lines ? { kind: 'new-line' } : null
  if (key === 'Enter') return { kind: 'commit', step: { rows: shift ? -1 : 1, columns: 0 }, how: 'step' }
  if (key === 'Tab') return { kind: 'commit', step: { rows: 0, columns: shift ? -1 : 1 }, how: 'step' }
  if (key === 'Escape') return { kind: 'cancel' }
  if (key === 'F2') return { kind: 'switch-mode' }
  const wish = findWishOf({ key, ctrl, shift, alt })
  if (wish !== null) return { kind: wish }
  const arrow = ARROWS[key]
  if (arrow === undefined || ctrl || shift || alt) return null
  if (list && arrow.rows !== 0) return { kind: 'list', by: arrow.rows > 0 ? 1 : -1 }
  return mode === 'typing' ? { kind: 'commit', step: arrow, how: 'move' } : null
}

function commandOfSelecting(
  { key, ctrl, shift, alt }: KeyPress,
  { spaceToggles, hasList }: KeySituation,
): Command | null {
  const wish = findWishOf({ key, ctrl, shift, alt })
  if (wish !== null) return { kind: wish }
  const arrow = ARROWS[key]
  if (arrow !== undefined) {
    if (alt) return ctrl ? null : commandOfAltArrow(arrow, shift, hasList)
    return { kind: 'move', step: arrow, to: ctrl ? 'edge' : 'next', extend: shift }
  }
  if (ctrl && alt && !shift && /^[1-4]$/.test(key)) return { kind: 'adopt', index: Number(key) - 1 }
  switch (key) {
    case 'Enter':
      return alt ? { kind: 'insert-row-below' } : { kind: 'step', step: { rows: shift ? -1 : 1, columns: 0 } }
    case 'Tab':
      return ctrl || alt ? null : { kind: 'step', step: { rows: 0, columns: shift ? -1 : 1 } }
    case 'F2':
      if (shift) return ctrl || alt ? null : { kind: 'comment' }
      return { kind: 'edit' }
    case 'ContextMenu':
      return { kind: 'cell-menu' }
    case 'F10':
      return shift && !ctrl && !alt ? { kind: 'cell-menu' } : null
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' }
    case 'Home':
      return { kind: 'row-end', which: 'first', sheet: ctrl, extend: shift }
    case 'End':
      return { kind: 'row-end', which: 'last', sheet: ctrl, extend: shift }
    case 'PageDown':
    case 'PageUp':
      // With Ctrl the browser changes its own tabs.
      return ctrl || alt
        ? null
        : { kind: 'move', step: { rows: key === 'PageDown' ? 1 : -1, columns: 0 }, to: 'page', extend: shift }
    case ' ':
      // Ctrl+Space and Shift+Space switch the input method and its width on Chinese systems.
      return spaceToggles && !ctrl && !shift && !alt ? { kind: 'toggle' } : null
    default:
      return ctrl && !alt ? commandOfLetter(key.toLowerCase(), shift) : null
  }
}

/** Alt and an arrow move rows; downwards they open the list of a cell that has one, where Shift is not pressed too. */
function commandOfAltArrow({ rows }: Step, shift: boolean, hasList: boolean): Command | null {
  if (rows === 0) return null
  return rows > 0 && hasList && !shift ? { kind: 'open-list' } : { kind: 'move-rows', by: rows > 0 ? 1 : -1 }
}

function commandOfLetter(key: string, shift: boolean): Command | null {
  switch (key) {
    case 'z':
      return { kind: shift ? 'redo' : 'undo' }
    case 'y':
      return { kind: 'redo' }
    case 'd':
      return { kind: 'fill-down' }
    case 'r':
      // With Shift the browser loads the page again.
      return shift ? null : { kind: 'fill-right' }
    case 'a':
      return { kind: 'select-all' }
    case '+':
    case '=':
      return shift ? { kind: 'insert-row' } : null
    case '-':
      return { kind: 'delete-rows' }
    case 'l':
      return shift ? { kind: 'view' } : null
    default:
      return null
  }
}
