import type { KeyPress } from '../grid/keyCommand.ts'

/** What a key asks of a field of a form. */
export type FormCommand =
  | 'undo'
  | 'redo'
  | 'cancel'
  | 'next-field'
  | 'add-row'
  | 'remove-row'
  | 'move-up'
  | 'move-down'
  | AdoptCommand

/** Decides for one of the values that stand at a field, in their order. */
const ADOPT = ['adopt-1', 'adopt-2', 'adopt-3', 'adopt-4'] as const
export type AdoptCommand = (typeof ADOPT)[number]

export interface FieldSituation {
  /** Something was typed that is not entered yet. */
  readonly touched: boolean
  /** Enter is a new line of the text. */
  readonly lines: boolean
  /** It is a field of a row that comes, goes and moves: an indicator, a task. */
  readonly listed: boolean
}

/** What a key means in a field, or null where it goes into the text or to the browser. */
export function formCommandOf({ key, ctrl, shift, alt }: KeyPress, situation: FieldSituation): FormCommand | null {
  const { touched, lines, listed } = situation
  if (key === 'Enter' && !alt && !shift) {
    if (ctrl) return listed ? 'add-row' : 'next-field'
    return lines ? null : 'next-field'
  }
  if (key === 'Escape') return touched && !ctrl && !alt && !shift ? 'cancel' : null
  if (listed && alt && !ctrl && !shift) {
    if (key === 'ArrowUp') return 'move-up'
    if (key === 'ArrowDown') return 'move-down'
  }
  if (ctrl && alt && !shift && /^[1-4]$/.test(key)) return ADOPT[Number(key) - 1] ?? null
  if (!ctrl || alt) return null
  if (listed && key === '-') return 'remove-row'
  // As long as something is being typed, the browser's own undo walks through its letters.
  if (touched) return null
  if (key.toLowerCase() === 'z') return shift ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' ? 'redo' : null
}
